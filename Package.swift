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
    room("PathKernel"),
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
    .executableTarget(
      name: "omlast",
      dependencies: [
        "FreightPlanner", "FreightReport", "FreightAppraisal", "FreightGraph", "FreightIO",
        "FreightModel",
      ], swiftSettings: strict),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "PathKernel", "FlowAssignment", "FreightModel", "FreightIO", "FreightAppraisal",
        "FreightPlanner", "TestSupport",
      ],
      path: "Bench", exclude: ["Results", "peers.py", "peers_aequilibrae.py", "independent.py"],
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
    tests("EndToEndTests", ["omlast"]),
  ]
)
