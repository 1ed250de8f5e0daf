import Budgeting
import Funds
import Quantities
import Scenarios

extension FundChapter {
  /// The sheet a reader takes away: verdict, four figures, one chart, causes and measures.
  func firstPage(
    report: MeetingReport, charts: ChapterCharts, isFirst: Bool, key: String
  ) -> ReportSection {
    let language = report.language
    return ReportSection(
      id: "summary-\(key)", title: model.title, layout: .sheet, showsTitle: false
    ) {
      titleBlock(report).html(in: language)
      if isFirst, let notice = baseline.fundCase.scenario.notice {
        HTML(.p, .class("notice"), text: notice(language))
      }
      Verdict(
        status(review.verdict.colour), review.verdict.sentence, basis: verdictBasis(),
        variants: variantVerdicts.filter { $0.verdict.colour != .green }.map {
          .init(status($0.verdict.colour), $0.sentence)
        }
      ).html(in: language)
      caution(FirstPageText.doubt, doubtSentence(), in: language)
      caution(FirstPageText.adjustment, adjustmentSentence(), in: language)
      caution(FirstPageText.unstated, unstatedSentence(), in: language)
      FigureTiles(tiles()).html(in: language)
      caution(FirstPageText.timing, timingSentence(), in: language)
      caution(
        FirstPageText.caution, hindcast.flatMap { FirstPageText.narrowRanges($0) }, in: language)
      charts.payableMonths.figure(in: language, wide: ChartSize(width: 860, height: 250))
      HTML(.div, .class("columns")) {
        if let causes = causePoints() { causes.html(in: language) }
        if let measures = measurePoints() { measures.html(in: language) }
      }
    }
  }

  /// A sentence set apart, under a word that says what it is about; nothing without one.
  private func caution(
    _ title: LocalizedText, _ sentence: LocalizedText?, in language: Language
  ) -> HTML {
    guard let sentence else { return .empty }
    return HTML(.p, .class("doubt")) {
      HTML(.strong, text: title(language))
      HTML(sentence(language))
    }
  }

  func status(_ colour: WarningColour) -> Status {
    switch colour {
    case .green: .green
    case .amber: .amber
    case .red: .red
    }
  }

  func titleBlock(_ report: MeetingReport) -> TitleBlock {
    let scenario = baseline.fundCase.scenario
    return TitleBlock(
      title: model.title, subtitle: FirstPageText.subtitle(budgetYear),
      facts: [
        .init(FirstPageText.basis, model.basis),
        .init(FirstPageText.scope, scopeText),
        .init(FirstPageText.dataTo, DateText.words(closedThrough)),
        .init(FirstPageText.prepared, DateText.day(report.preparedOn)),
        .init(CommonText.scenario, scenario.title),
        .init(
          FirstPageText.version, LocalizedText(verbatim: "FundCast \(report.manifest.version)")),
      ])
  }

  /// The books the fund is judged by.
  var scopeText: LocalizedText {
    let named = model.books.filter { model.payableMonths.books.contains($0.name) }
    return (named.isEmpty ? model.books : named).map(\.title).joined("、", ", ")
  }

  private func verdictBasis() -> LocalizedText {
    let months = CommonText.monthsBy(monthsDefinition)
    guard let simulation else { return months.capitalised }
    return months.capitalised
      + FirstPageText.restsOn(
        years: largestEvidence().map(\.years).min() ?? 0, paths: simulation.paths)
  }

  /// How much of the data is in doubt, the weightiest of it, and where all of it is named; `nil` where
  /// nothing is.
  func doubtSentence() -> LocalizedText? {
    let doubts = baseline.fundCase.findings.filter { $0.kind == .suspicious }
    guard !doubts.isEmpty else { return nil }
    let order = doubts.indices.sorted {
      let (left, right) = (abs(doubts[$0].amount ?? 0), abs(doubts[$1].amount ?? 0))
      return left == right ? $0 < $1 : left > right
    }
    return FirstPageText.doubts(doubts.count, order.prefix(2).map { doubts[$0].text })
  }

  /// How many published balances miss their flows, and the one that misses them most; `nil` where none
  /// does.
  func adjustmentSentence() -> LocalizedText? {
    let adjustments = baseline.fundCase.findings.filter { $0.kind == .adjustment }
    let sizes = adjustments.map { abs($0.amount ?? 0) }
    guard let most = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return nil }
    return FirstPageText.adjustments(adjustments.count, adjustments[most].text)
  }

  /// How many parameters stay as they were because nothing is said of them, and those of them that
  /// weigh most; `nil` where there are none.
  func unstatedSentence() -> LocalizedText? {
    let rows = Dictionary(analyses.effects.rows.map { ($0.step.parameter, $0) }) { first, _ in first
    }
    let names = baseline.fundCase.unstatedParameters
    guard !names.isEmpty else { return nil }
    let weights = names.map { abs(rows[$0]?.result ?? 0) }
    let order = names.indices.sorted {
      weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1]
    }
    return FirstPageText.unstated(
      names.count,
      order.prefix(2).map { labels[names[$0]]?.title ?? LocalizedText(verbatim: names[$0]) })
  }

  /// How much of the balance is held for later cover and what the result owes to timing; `nil` where
  /// neither weighs.
  func timingSentence() -> LocalizedText? {
    guard let timing = resultTiming else { return nil }
    var parts: [LocalizedText] = []
    if let held = heldForLaterCover() { parts.append(held) }
    if timing.turnsResult { parts.append(FirstPageText.turned(timing, money)) }
    return parts.isEmpty ? nil : parts.joined("", " ")
  }

  /// That the balance at the budget year's end holds contributions of a month's spending and more for
  /// later cover, in a fund that books them on receipt.
  private func heldForLaterCover() -> LocalizedText? {
    let end = timeline.periods(of: budgetYear).upperBound
    guard model.booking == .receipt, model.payableMonths.numerator != .accrual,
      let held = BalanceFigures(self, at: end).prepaid,
      let all = payableMonths(atEndOf: budgetYear),
      let less = payableMonths(at: end, excludesPrepaid: true), all - less >= 1
    else { return nil }
    return FirstPageText.held(budgetYear, money(held), NumberText.months(less))
  }

  // MARK: - Four figures

  func tiles() -> [FigureTile] {
    let now = year(budgetYear)
    let before = year(budgetYear - 1)
    return [resultTile(now, before), balanceTile(now, before), monthsTile(), chanceTile()]
      .compactMap { $0 }
  }

  private func compared(_ change: PrintedFigure?) -> LocalizedText? {
    change.map { FirstPageText.against(budgetYear - 1, NumberText.change($0)) }
  }

  private func resultTile(_ now: YearFigures?, _ before: YearFigures?) -> FigureTile? {
    guard let now else { return nil }
    let chances = simulation?.year(budgetYear)
    let past = years.filter { !$0.isProjected }.suffix(6)
    return FigureTile(
      label: FirstPageText.resultOf(budgetYear),
      figure: NumberText.figure(now.result, zero: .digits),
      unit: figureScale.unit,
      range: chances.flatMap { range($0.result) },
      comparison: compared(before.map { now.result.change(from: $0.result) }),
      basis: model.basis,
      trend: Sparkline(
        observed: past.map { $0.result.value },
        projected: years.filter(\.isProjected).map { $0.result.value },
        description: FirstPageText.trend(CommonText.result)))
  }

  /// The 80 % range of quantiles in the order of the fan's levels.
  private func range(_ quantiles: [Double]) -> LocalizedText? {
    guard quantiles.count == Fan.levels.count, let low = rangeEnd(quantiles[1]),
      let high = rangeEnd(quantiles[5])
    else { return nil }
    return CommonText.range(
      80, NumberText.figure(low, zero: .digits), NumberText.figure(high, zero: .digits))
  }

  /// A measure's quantiles at the end of the budget year.
  func quantiles(_ measure: Measure, at period: Period) -> [Double]? {
    guard let simulation, let index = projection.index(of: period) else { return nil }
    return simulation.fan(measure).quantiles.map { $0[index] }
  }

  private func balanceTile(_ now: YearFigures?, _ before: YearFigures?) -> FigureTile? {
    guard let now else { return nil }
    let end = timeline.periods(of: budgetYear).upperBound
    let past = years.filter { !$0.isProjected }.suffix(6)
    return FigureTile(
      label: FirstPageText.balanceAt(budgetYear),
      figure: NumberText.figure(now.closing, zero: .digits),
      unit: figureScale.unit, range: quantiles(.book, at: end).flatMap(range),
      comparison: compared(before.map { now.closing.change(from: $0.closing) }), basis: scopeText,
      trend: Sparkline(
        observed: past.map { $0.closing.value },
        projected: years.filter(\.isProjected).map { $0.closing.value },
        description: FirstPageText.trend(CommonText.closing)))
  }

  private func monthsTile() -> FigureTile? {
    guard let verdict = indicators.years.first(where: { $0.year == budgetYear }) else { return nil }
    let end = timeline.periods(of: budgetYear).upperBound
    let before =
      indicators.years.first { $0.year == budgetYear - 1 }?.payableMonths
      ?? timeline.payableMonths(
        model.payableMonths, at: timeline.periods(of: budgetYear - 1).upperBound)?.value
    let printed = verdict.payableMonths.flatMap { PrintedFigure(rounding: $0, decimals: 2) }
    let last = before.flatMap { PrintedFigure(rounding: $0, decimals: 2) }
    let quantiles = quantiles(.payableMonths, at: end)
    let past = charts(months: years.filter { !$0.isProjected }.suffix(6).map(\.year))
    return FigureTile(
      label: FirstPageText.monthsAt(budgetYear), figure: NumberText.figure(printed, zero: .digits),
      unit: CommonText.months,
      range: quantiles.map {
        CommonText.range(80, NumberText.months($0[1]), NumberText.months($0[5]))
      },
      comparison: compared(last.flatMap { last in printed.map { $0.change(from: last) } }),
      basis: monthsDefinition, status: verdict.band.map(status),
      trend: Sparkline(
        observed: past, projected: indicators.years.map { $0.payableMonths },
        description: FirstPageText.trend(CommonText.payableMonths)))
  }

  /// Payable months at the ends of closed years.
  private func charts(months years: [Int]) -> [Double?] {
    years.map {
      timeline.payableMonths(model.payableMonths, at: timeline.periods(of: $0).upperBound)?.value
    }
  }

  private func chanceTile() -> FigureTile? {
    guard let simulation, let now = simulation.year(budgetYear) else { return lowestTile() }
    let before = simulation.year(budgetYear - 1)
    let error = NumberText.number(max(now.deficit.standardError * 100, 0.01), decimals: 2)
    return FigureTile(
      label: FirstPageText.deficitIn(budgetYear),
      figure: NumberText.probability(now.deficit.value), unit: .empty,
      range: FirstPageText.error(error),
      comparison: before.map {
        FirstPageText.chanceIn(budgetYear - 1, NumberText.probability($0.deficit.value))
      }, basis: FirstPageText.deficitMeaning,
      trend: Sparkline(
        observed: [], projected: simulation.years.map { $0.deficit.value },
        description: FirstPageText.trend(CommonText.deficitProbability)))
  }

  /// Without simulated paths: the lowest deposits until the end of the budget year.
  private func lowestTile() -> FigureTile? {
    let end = timeline.periods(of: budgetYear).upperBound
    let values = zip(projection.periods, projection.values(.deposits)).filter { $0.0 <= end }
    guard let lowest = values.min(by: { $0.1 < $1.1 }), let printed = figure(lowest.1) else {
      return nil
    }
    return FigureTile(
      label: FirstPageText.lowestDeposits, figure: NumberText.figure(printed, zero: .digits),
      unit: figureScale.unit, comparison: DateText.end(of: lowest.0).capitalised,
      basis: FirstPageText.untilEnd(budgetYear),
      trend: Sparkline(
        observed: [], projected: values.map { value($0.1) },
        description: FirstPageText.trend(CommonText.deposits)))
  }

  // MARK: - Causes and measures

  private func causePoints() -> KeyPoints? {
    guard let growth = growths.last(where: { $0.to == budgetYear }) else { return nil }
    let causes = growth.weightiest(3)
    guard !causes.isEmpty else { return nil }
    let printed = printedCauses(growth) ?? []
    return KeyPoints(
      title: FirstPageText.causes(growth.from, growth.to, grows: growth.growth >= 0),
      amountHeads: [scale.unit.name],
      points: causes.map { cause in
        let shown = printed.first { $0.title == cause.title }?.amount ?? figure(cause.amount)
        return KeyPoints.Point(cause.title, [NumberText.change(shown)])
      })
  }

  private func measurePoints() -> KeyPoints? {
    let rows = measures(3)
    guard !rows.isEmpty else { return nil }
    return KeyPoints(
      title: analyses.relief == nil ? FirstPageText.measures : FirstPageText.usesOfBalance,
      amountHeads: [
        FirstPageText.measureAmount(budgetYear, scale.unit.name),
        FirstPageText.monthsLater(budgetYear + 2),
      ],
      points: rows.map { row in
        KeyPoints.Point(
          EffectText.dated(row),
          [
            NumberText.change(printedResult(row)),
            NumberText.change(
              row.payableMonthsLater.flatMap { PrintedFigure(rounding: $0, decimals: 2) }),
          ])
      })
  }
}
