/// What an input file is read for, and so which figures it can be behind.
package enum InputUse: String, Sendable {
  /// Network, demand and parameters: every equilibrium.
  case solve
  /// What can be built: every option.
  case investments
  /// Other demand: what is told of demand options.
  case demandOptions = "demand_options"
  /// Restrictions: the losses.
  case closures
  /// Prices and costs beside the parameters: present values.
  case appraisal
  /// What the answer is compared with or summed over, after it is found.
  case checks
  /// What maps are drawn on.
  case drawings

  /// The use of a file by its name; a file that is not known here counts to every equilibrium.
  package init(path: String) {
    let name = Self.fileName(of: path)
    self =
      switch name {
      case "investment_maintenance.csv", "external_cost.csv", "price_index.csv",
        "discount_step.csv":
        .appraisal
      case "headline.csv": .investments
      case "closure.csv": .closures
      case "observation.csv", "corridor.csv": .checks
      case _ where name.hasPrefix("investment"): .investments
      case _ where name.hasPrefix("demand_option"): .demandOptions
      case _ where name.hasSuffix(".geojson"): .drawings
      default: .solve
      }
  }

  /// The name of a file, without its folders.
  package static func fileName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
