import Funds
public import Quantities
import Tables

/// Funds as they stood at an earlier closing.
extension ScenarioLoader {
  /// The case as it stood at an earlier closing, for a hindcast.
  ///
  /// - Throws: ``Quantities/InputFault`` where the records do not reach back that far.
  public mutating func hindcast(of fundCase: FundCase, from closing: Period)
    throws(InputFault) -> FundCase
  {
    guard let (scenario, sources) = try earlierSources(of: fundCase, at: closing) else {
      return fundCase
    }
    return try self.fundCase(scenario, sources)
  }

  /// What was known of a fund at an earlier closing.
  mutating func earlierSources(of fundCase: FundCase, at closing: Period)
    throws(InputFault) -> (Scenario, Sources)?
  {
    let catalogue = catalogue
    // What was in force by then: a cover year's standard is known while it is collected.
    func isKnown(_ parameter: String, _ period: Period) -> Bool {
      let isCover = catalogue.definition(parameter)?.timing == .cover
      return period.year <= closing.year + (isCover ? 1 : 0)
    }
    let scenario = fundCase.scenario.keepingChanges(0).closing(
      at: closing, through: Period(year: closing.year + 1).last(fundCase.model.frequency),
      keeping: isKnown)
    for source in scenario.funds {
      let files = try model(source, scenario)
      guard files.model == fundCase.model else { continue }
      let records = try self.records(source, scenario, files.model).filter {
        $0.basis == .level
          ? isKnown($0.item, $0.period) : $0.period.lastMonth <= closing.lastMonth
      }
      return (scenario, Sources(source: source, files: files, records: records))
    }
    return nil
  }
}
