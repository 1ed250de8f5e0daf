import Funds
import Quantities

/// What is wrong with the known matters of a scenario.
extension ScenarioLoader {
  /// Matters of lines that do not exist, dated so that no period of the fund is named, in closed or
  /// unprojected periods, or in another currency than the fund's.
  func checkEvents(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    scenario.events.compactMap { event in
      let names = models.flatMap { $0.lines.flatMap { [$0.name, $0.title.chinese] } }
      let owners = models.filter { event.isOf($0) }
      if let fund = event.fund, !models.contains(where: { $0.isMeant(by: fund) }) {
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
      // What the baseline knows of a closed period explains the record.
      return event.isOfVariant || event.author != nil
        ? closedMatter(event, closed, scenario.closedThrough) : nil
    }
    return event.period.firstMonth > end
      ? beyondEnd(event.period, end, at: event.place) : nil
  }

  /// A variant cannot alter a closed month, and a judgement of one is overtaken by its record.
  private func closedMatter(_ event: Scenario.Event, _ closed: Period, _ through: Period)
    -> Diagnostic
  {
    let next = closed.advanced(by: 1)
    return Diagnostic(
      code: "closed-month", at: event.place,
      found: LocalizedText(
        "已知事项在 \(event.period)，而 \(through) 及以前已结账",
        "the matter falls in \(event.period), but \(through) is closed"),
      expected: LocalizedText("\(next) 或以后", "\(next) or later"),
      remedy: event.isOfVariant
        ? LocalizedText(
          "方案不能改动已结账月份；若它说明记录里已有的一笔，请写到基线的 events 中",
          "A variant cannot alter a closed month; where the matter explains what the records hold, state it in the baseline's events"
        )
        : LocalizedText(
          "判断的月份已有记录，请删去这一条；若那一笔确已发生，改写为已知事项：写实际金额，不写 author",
          "The records have overtaken the judgement: remove it; where such an amount did move, state it as a known matter, with what it came to and without author"
        ))
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
