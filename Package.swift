// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every target: Swift 6 mode with warnings as errors and explicit imports.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Links Swift's runtime and Foundation into the program on Linux, where finding and relocating
/// them takes longer than a small solve, and at a fixed address, which leaves nothing to relocate.
/// Foundation's archives need each other, hence the group; compiled against shared libraries, the
/// modules do not name those that it needs in turn.
let staticRuntime: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-Xclang-linker", "-no-pie", "-Xlinker", "--start-group"]
      + [
        "Foundation", "FoundationInternationalization", "FoundationEssentials", "CoreFoundation",
        "_FoundationICU", "_FoundationCShims", "_FoundationCollections",
      ].map { "-l" + $0 }
      + ["-Xlinker", "--end-group"],
    .when(platforms: [.linux]))
]

/// A library target of the package. Imports only go down: a room lists the rooms below it.
func room(_ name: String, _ below: [String] = []) -> Target {
  .target(
    name: name, dependencies: below.map { .target(name: $0) }, swiftSettings: strict)
}

/// The tests of one room, in a folder that mirrors it.
func tests(_ name: String, _ below: [String]) -> Target {
  .testTarget(
    name: name, dependencies: (below + ["TestSupport"]).map { .target(name: $0) },
    swiftSettings: strict)
}

let package = Package(
  name: "omlast",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "FreightGraph",
      targets: ["FreightGraph", "FreightModel", "FlowAssignment", "PathKernel"]),
    .executable(name: "omlast", targets: ["omlast"]),
  ],
  targets: [
    // Rounding is the C library's where the processor has no instruction for it.
    .target(
      name: "PathKernel", swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    room("FlowAssignment", ["PathKernel"]),
    room("FreightModel"),
    room("FreightIO", ["FreightModel"]),
    room("FreightGraph", ["FreightModel", "PathKernel", "FlowAssignment"]),
    room("FreightAppraisal", ["FreightModel", "PathKernel", "FlowAssignment", "FreightGraph"]),
    room("FreightReport", ["FreightModel", "FreightAppraisal"]),
    room(
      "FreightPlanner",
      [
        "FreightModel", "FreightIO", "FreightGraph", "FlowAssignment", "PathKernel",
        "FreightAppraisal",
      ]),
    // It names rooms that it does not import: their types are inside those that it does, and a
    // change of their layout must compile it again.
    .executableTarget(
      name: "omlast",
      dependencies: [
        "FreightPlanner", "FreightReport", "FreightAppraisal", "FreightGraph", "FreightIO",
        "FreightModel", "FlowAssignment", "PathKernel",
      ], swiftSettings: strict,
      linkerSettings: staticRuntime),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "PathKernel", "FlowAssignment", "FreightModel", "FreightIO", "FreightAppraisal",
        "FreightPlanner", "TestSupport",
      ],
      path: "Bench",
      exclude: [
        "Results", "independent.py", "peers.py", "peers_aequilibrae.py", "recompute_npv.py",
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["PathKernel", "FlowAssignment"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("PathKernelTests", ["PathKernel"]),
    tests("FlowAssignmentTests", ["FlowAssignment", "PathKernel"]),
    tests("FreightModelTests", ["FreightModel"]),
    tests("FreightIOTests", ["FreightIO", "FreightModel"]),
    tests(
      "FreightGraphTests",
      ["FreightGraph", "FreightModel", "FreightIO", "FlowAssignment", "PathKernel"]),
    tests(
      "FreightAppraisalTests",
      ["FreightAppraisal", "FreightGraph", "FreightModel", "FreightIO", "FlowAssignment"]),
    tests(
      "FreightPlannerTests",
      [
        "FreightPlanner", "FreightAppraisal", "FreightGraph", "FreightModel", "FreightIO",
        "FlowAssignment",
      ]),
    tests("FreightReportTests", ["FreightReport", "FreightModel", "FreightAppraisal"]),
    // They run the program, which is built with them, and must not be linked like it.
    tests("EndToEndTests", []),
  ]
)
