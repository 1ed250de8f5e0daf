import Funds
import Quantities

/// What is wrong with the known matters of a scenario.
extension ScenarioLoader {
  /// Matters of lines that do not exist, dated so that no period of the fund is named, in closed or
  /// unprojected periods, or in another currency than the fund's.
  func checkEvents(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    scenario.events.compactMap { event in
      let names = models.flatMap { $0.lines.map(\.name) }
      let owners = models.filter { event.isOf($0) }
      if let fund = event.fund, !models.contains(where: { $0.name == fund }) {
        return unknownFund(fund, at: event.place, among: models)
      }
      guard let owner = owners.first else {
        return unknownLine(event.line, at: event.place, among: names)
      }
      if owners.count > 1 {
        return ambiguousLine(event.line, owners.map(\.name), at: event.place)
      }
      if let currency = event.currency, !owner.counts(in: currency) {
        return owner.otherCurrency(currency.rawValue, at: event.amountPlace)
      }
      return checkDate(of: event, in: owner, scenario)
    }
  }

  private func checkDate(of event: Scenario.Event, in model: FundModel, _ scenario: Scenario)
    -> Diagnostic?
  {
    let (closed, end) = (scenario.closedThrough.lastMonth, scenario.projectThrough.lastMonth)
    // The money moves in one period of the fund: which one is for the file to say.
    guard event.period.first(model.frequency) == event.period.last(model.frequency) else {
      return tooCoarse(event, in: model, scenario)
    }
    if event.period.last(model.frequency) <= scenario.closedThrough.last(model.frequency) {
      return Diagnostic(
        code: "closed-month", at: event.place,
        found: LocalizedText(
          "已知事项在 \(event.period)，而 \(scenario.closedThrough) 及以前已结账",
          "the matter falls in \(event.period), but \(scenario.closedThrough) is closed"),
        expected: LocalizedText(
          "\(closed.advanced(by: 1)) 或以后", "\(closed.advanced(by: 1)) or later"),
        remedy: LocalizedText(
          "已经发生的应当在记录里，请删去该事项，以免重复计算；推迟的才改日期",
          "What has happened belongs to the records: remove the matter, lest it count twice; give it a later date only where it was put off"
        ))
    }
    return event.period.firstMonth > end
      ? beyondEnd(event.period, end, at: event.place) : nil
  }

  private func tooCoarse(_ event: Scenario.Event, in model: FundModel, _ scenario: Scenario)
    -> Diagnostic
  {
    let open = scenario.closedThrough.last(model.frequency).advanced(by: 1)
    let example = max(event.period.last(model.frequency), open)
    return Diagnostic(
      code: "coarse-date", at: event.periodPlace,
      found: LocalizedText(
        "已知事项的 month 写的是 \(event.period)，没有写明钱在哪一期进出",
        "the matter's month is \(event.period), which does not say in which period the money moves"),
      expected: LocalizedText("一个期间，如 \(example)", "one period, such as \(example)"),
      remedy: LocalizedText(
        "请写到具体的期间；分几次到账的，每次写一条",
        "Name the period; where the money comes in parts, write one matter for each"))
  }
}

// MARK: - Currencies

extension ScenarioLoader {
  /// A unit of money that is not the currency of every fund.
  func checkUnit(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    models.first { !$0.counts(in: scenario.unit) }.map {
      [$0.otherCurrency(scenario.unit, at: scenario.unitPlace)]
    } ?? []
  }
}

extension FundModel {
  /// Whether a unit of money is of the fund's currency.
  func counts(in unit: QuantityUnit) -> Bool {
    unit.currency.map(counts) ?? true
  }

  /// Whether a currency is the fund's.
  func counts(in currency: Currency) -> Bool {
    QuantityUnit(self.currency)?.currency == currency
  }

  /// That an amount is in another currency than the fund's.
  func otherCurrency(_ unit: some CustomStringConvertible, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "other-currency", at: place,
      found: LocalizedText(
        "单位写的是 \(unit)，而“\(title.chinese)”按 \(currency) 记账",
        "the unit is \(unit), but “\(title.english)” is kept in \(currency)"),
      expected: LocalizedText(
        "\(currency) 的单位", "a unit of \(currency)"),
      remedy: LocalizedText(
        "这里不换算币种：请改单位；数是别的币种的，请先折算",
        "Currencies are not converted here: change the unit, or convert the figure first"))
  }
}
