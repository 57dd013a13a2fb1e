import FreightAppraisal
import FreightModel

extension ResultView {
  /// Whether every value that decides the appraisal has been checked.
  var areValuesVerified: Bool {
    let basis = result.appraisalBasis
    return basis.parameters.rows.allSatisfy(\.isVerified)
      && basis.externalCosts.allSatisfy(\.isVerified)
  }

  /// What the first page compares by net present value.
  enum Appraised {
    case headlines, singles, packages

    var name: Label {
      switch self {
      case .headlines: Label(sv: "huvudpaket", en: "headline packages")
      case .singles: Label(sv: "åtgärder", en: "investments")
      case .packages: Label(sv: "paket", en: "packages")
      }
    }

    /// As they are spoken of once known, in Swedish.
    var definite: String {
      switch self {
      case .headlines: "huvudpaketen"
      case .singles: "åtgärderna"
      case .packages: "paketen"
      }
    }

    /// Swedish for none of them.
    var none: String { self == .singles ? "Ingen" : "Inget" }
  }

  /// The headline packages with a net present value; where there are none, the investments one by
  /// one, and where there are none of those either, the other packages.
  var appraised: (kind: Appraised, options: [Option]) {
    let kinds: [(Appraised, [Option])] = [
      (.headlines, headlines), (.singles, singles), (.packages, packages),
    ]
    return kinds.map { ($0, $1.filter { $0.appraisal.value != nil }) }
      .first { !$1.isEmpty } ?? (.headlines, [])
  }
}
