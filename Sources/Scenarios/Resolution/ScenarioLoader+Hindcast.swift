import Funds
public import Quantities
import Tables

/// Funds as they stood at an earlier closing.
extension ScenarioLoader {
  /// The case as it stood at an earlier closing, for a hindcast.
  ///
  /// - Throws: ``Quantities/InputFault`` where the records do not reach back far enough, at the place
  ///   where the scenario names the closing if it does.
  public mutating func hindcast(of fundCase: FundCase, from closing: Period)
    throws(InputFault) -> FundCase
  {
    guard let (scenario, sources) = try earlierSources(of: fundCase, at: closing) else {
      return fundCase
    }
    do {
      return try self.fundCase(scenario, sources)
    } catch {
      guard let place = fundCase.scenario.hindcastPlace else { throw error }
      throw InputFault(
        error.diagnostics.filter { $0.severity == .error }.map {
          noHindcast(
            of: fundCase.model, at: place,
            LocalizedText(
              "从 \(closing) 起测算不出：\($0.found.chinese)",
              "it cannot be projected from \(closing): \($0.found.english)"))
        })
    }
  }

  /// A named closing that is not before the scenario's own, or before a fund's first record.
  func checkHindcast(_ scenario: Scenario, _ sources: [Sources]) -> [Diagnostic] {
    guard let closing = scenario.hindcast?.lastMonth, let place = scenario.hindcastPlace else {
      return []
    }
    let closed = scenario.closedThrough.lastMonth
    guard closing < closed else {
      return [
        Diagnostic(
          code: "hindcast", at: place,
          found: LocalizedText(
            "回测从 \(closing) 起，而数据截至 \(closed)：没有可对照的记录",
            "the hindcast starts from \(closing), but the records end at \(closed): nothing to hold it against"
          ),
          expected: LocalizedText("早于 \(closed)", "a closing before \(closed)"),
          remedy: LocalizedText("请改日期，或删去 hindcast", "Change the date, or remove hindcast"))
      ]
    }
    return sources.compactMap { one in
      let dates = one.records.filter { one.model.line($0.item) != nil }.map(\.period.lastMonth)
      guard let first = dates.min(), closing < first else { return nil }
      return noHindcast(
        of: one.model, at: place,
        LocalizedText(
          "回测从 \(closing) 起，而记录从 \(first) 才有",
          "the hindcast starts from \(closing), but the records begin at \(first)"))
    }
  }

  private func noHindcast(of model: FundModel, at place: SourcePlace, _ why: LocalizedText)
    -> Diagnostic
  {
    Diagnostic(
      code: "hindcast", at: place,
      found: LocalizedText(
        "“\(model.title.chinese)”\(why.chinese)", "“\(model.title.english)”: \(why.english)"),
      expected: LocalizedText("之前有记录的日期", "a closing with records before it"),
      remedy: LocalizedText("请改用较晚的日期，或删去 hindcast", "Name a later date, or remove hindcast"))
  }

  /// What was known of a fund at an earlier closing.
  mutating func earlierSources(of fundCase: FundCase, at closing: Period)
    throws(InputFault) -> (Scenario, Sources)?
  {
    let catalogue = catalogue
    // What was in force by then: a cover year's standard is known while it is collected.
    func isKnown(_ parameter: String, _ period: Period) -> Bool {
      catalogue.definition(parameter)?.timing == .cover
        ? period.year <= closing.year + 1 : period.firstMonth <= closing.lastMonth
    }
    let scenario = fundCase.scenario.keeping(changes: 0, matters: 0).closing(
      at: closing, through: Period(year: closing.year + 1).last(fundCase.model.frequency),
      keeping: isKnown)
    for source in scenario.funds {
      let files = try model(source, in: scenario.dataFolder)
      guard files.model.name == fundCase.model.name else { continue }
      var records = try self.records(source, in: scenario.dataFolder, files.model)
      records.records.removeAll {
        !($0.basis == .level
          ? isKnown($0.item, $0.period) : $0.period.lastMonth <= closing.lastMonth)
      }
      return (scenario, Sources(source: source, files: files, reviewed: records))
    }
    return nil
  }
}
