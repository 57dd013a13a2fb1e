extension FixtureStudy {
  /// A copy in which goods travel in equipment: `commodity_id,load_form,equipment_id`.
  package func using(_ use: String) -> FixtureStudy {
    appending(use + ",made up for tests,estimated", to: "equipment_use.csv")
  }

  /// A copy in which other trade gives or takes equipment:
  /// `node_id,equipment_id,least_per_year,most_per_year,price_sek_per_empty`.
  package func exchanging(_ exchange: String) -> FixtureStudy {
    appending(exchange + ",made up for tests,estimated", to: "equipment_exchange.csv")
  }
}
