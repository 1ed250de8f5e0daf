import Budgeting
import Funds
import Quantities
import Scenarios

/// The charts of one fund, each drawn once for the page and once for its data.
struct ChapterCharts: Sendable {
  /// A chart with the name its data go by.
  struct Named: Sendable {
    let name: String
    let chart: any Chart
  }

  let payableMonths: FanChart
  let progress: [Named]
  let enrolment: ColumnChart?
  let fans: [Named]
  let secondViews: [Named]
  let growth: WaterfallChart?
  let deficit: ProbabilityChart?
  let effects: EffectChart?
  let scenarioMonths: ScenarioChart?
  let scenarioBalances: SmallMultiples?

  init(_ chapter: FundChapter) {
    payableMonths = chapter.payableMonthsChart()
    progress = chapter.progressCharts()
    enrolment = chapter.enrolmentChart()
    fans = chapter.fanCharts()
    secondViews = chapter.secondViewCharts()
    growth = chapter.growthChart()
    deficit = chapter.deficitChart()
    effects = chapter.effectChart()
    scenarioMonths = chapter.scenarioMonthsChart()
    scenarioBalances = chapter.scenarioBalanceChart()
  }

  /// Every chart with its name, in the report's order.
  var all: [Named] {
    func named(_ name: String, _ chart: (any Chart)?) -> [Named] {
      chart.map { [Named(name: name, chart: $0)] } ?? []
    }
    return named("payable-months", payableMonths) + progress + named("enrolment", enrolment) + fans
      + secondViews + named("growth", growth) + named("deficit-probability", deficit)
      + named("effects", effects) + named("scenario-payable-months", scenarioMonths)
      + named("scenario-balances", scenarioBalances)
  }
}

extension FundChapter {
  /// The first period drawn: seven years before the last closed one, or all of yearly records.
  var chartStart: Period {
    let records = model.books.compactMap {
      baseline.fundCase.history.ledgers[$0.name]?.entries.first
    }
    let first = records.map(\.period).min() ?? closedThrough
    guard closedThrough.frequency != .year else { return first }
    let perYear = closedThrough.frequency.periodsPerYear
    let back = Period(year: closedThrough.year - 6).first(closedThrough.frequency)
    return max(first, min(back, closedThrough.advanced(by: -perYear)))
  }

  /// A measure's observed course and its projection by period, in a chart's unit.
  func course(
    _ measure: Measure, name: LocalizedText, of projection: Projection? = nil,
    observed: (Period) -> Double?, scaled: (Double) -> Double
  ) -> (history: ChartSeries, projection: ChartSeries) {
    let projection = projection ?? self.projection
    let past = chartStart <= closedThrough ? Array(chartStart...closedThrough) : []
    let isSpread = !past.isEmpty && timeline.hasSpread(over: chartStart...closedThrough)
    let actual = isSpread ? CommonText.actualWithSpread : CommonText.actual
    return (
      ChartSeries(actual, past.map { ChartPoint($0, observed($0).map(scaled)) }),
      ChartSeries(
        name,
        // What is not a number, as payable months where nothing is spent, leaves a gap.
        zip(projection.periods, projection.values(measure)).map {
          ChartPoint($0, $1.isNaN ? nil : scaled($1))
        })
    )
  }

  /// A measure's fan; `nil` without simulated paths.
  func fan(_ measure: Measure, scaled: (Double) -> Double) -> ChartFan? {
    guard let fan = simulation?.fan(measure), let start = projection.periods.first else {
      return nil
    }
    func edge(_ level: Double) -> [Double?] {
      fan.quantile(level).map { $0.isNaN ? nil : scaled($0) }
    }
    func band(_ level: Int, _ low: Double, _ high: Double) -> ChartFan.Band {
      ChartFan.Band(level: level, from: start, lower: edge(low), upper: edge(high))
    }
    return ChartFan([band(95, 0.025, 0.975), band(80, 0.1, 0.9), band(50, 0.25, 0.75)])
  }

  func payableMonthsChart() -> FanChart {
    let definition = model.payableMonths
    let course = course(
      .payableMonths, name: CommonText.projected,
      observed: { timeline.payableMonths(definition, at: $0)?.value }, scaled: { $0 })
    return FanChart(
      heading: ChartHeading(
        finding: ChartText.payableMonthsFinding(self),
        measure: CommonText.monthsBy(monthsDefinition), source: CommonText.recordsAndProjection),
      unit: .months, history: course.history, projection: course.projection,
      fan: fan(.payableMonths) { $0 }, bands: bands, includesZero: true)
  }

  /// The bands of payable months as tints.
  var bands: [ChartBand] {
    let bands = model.bands
    return [
      ChartBand(.red, ChartText.insufficient, from: nil, to: bands.insufficient),
      ChartBand(.amber, ChartText.belowNormal, from: bands.insufficient, to: bands.normal),
      ChartBand(.green, ChartText.normal, from: bands.normal, to: bands.excessive),
    ]
  }

  // MARK: - Fans

  /// Income and expenditure by year, the balance by period.
  func fanCharts() -> [ChapterCharts.Named] {
    [Side.income, .expenditure].compactMap { side in
      annualFan(side).map { ChapterCharts.Named(name: "\(side.rawValue)-fan", chart: $0) }
    } + [ChapterCharts.Named(name: "balance-fan", chart: balanceFan())]
  }

  private func annualFan(_ side: Side) -> FanChart? {
    let past = years.filter { !$0.isProjected }
    let ahead = years.filter(\.isProjected)
    guard let first = ahead.first, let last = ahead.last else { return nil }
    func amount(_ year: YearFigures) -> Double {
      (side == .income ? year.income : year.expenditure).value
    }
    let chances = (first.year...last.year).map { simulation?.year($0) }
    func edge(_ level: Double) -> [Double?] {
      guard let row = Fan.levels.firstIndex(of: level) else { return chances.map { _ in nil } }
      return chances.map { year in
        year.map { value((side == .income ? $0.income : $0.expenditure)[row]) }
      }
    }
    let start = Period(year: first.year)
    let fan = simulation.map { _ in
      ChartFan([
        ChartFan.Band(level: 95, from: start, lower: edge(0.025), upper: edge(0.975)),
        ChartFan.Band(level: 80, from: start, lower: edge(0.1), upper: edge(0.9)),
        ChartFan.Band(level: 50, from: start, lower: edge(0.25), upper: edge(0.75)),
      ])
    }
    return FanChart(
      heading: ChartHeading(
        finding: ChartText.annualFinding(self, side), measure: ChartText.annual(side, model.basis),
        source: CommonText.recordsAndProjection),
      unit: .money(scale),
      history: ChartSeries(
        CommonText.actual, past.map { ChartPoint(Period(year: $0.year), amount($0)) }),
      projection: ChartSeries(
        CommonText.projected, ahead.map { ChartPoint(Period(year: $0.year), amount($0)) }),
      fan: fan, includesZero: false)
  }

  private func balanceFan() -> FanChart {
    let course = balanceCourse(CommonText.projected, projection, years)
    return FanChart(
      heading: ChartHeading(
        finding: ChartText.balanceFinding(self), measure: ChartText.balance(model),
        source: CommonText.recordsAndProjection),
      unit: .money(scale), history: course.history, projection: course.projection,
      fan: fan(.book, scaled: value), includesZero: true)
  }

  /// The book balance by period, year-ends as they are printed.
  func balanceCourse(_ name: LocalizedText, _ projection: Projection, _ years: [YearFigures])
    -> (history: ChartSeries, projection: ChartSeries)
  {
    var course = course(
      .book, name: name, of: projection, observed: { timeline.book(at: $0) }, scaled: value)
    for (index, point) in course.projection.points.enumerated()
    where point.period.index == point.period.frequency.periodsPerYear {
      guard let year = years.first(where: { $0.year == point.period.year }) else { continue }
      course.projection.points[index].value = year.closing.value
    }
    return course
  }

  /// A line's main and second view by year.
  func secondViewCharts() -> [ChapterCharts.Named] {
    secondViewLines().map { view in
      let past = view.years.filter { $0.second == nil }
      let ahead = view.years.filter { $0.second != nil }
      func points(_ years: [SecondView.Year], _ amount: (SecondView.Year) -> Double?)
        -> [ChartPoint]
      {
        years.map { ChartPoint(Period(year: $0.year), amount($0).map(value)) }
      }
      let last = past.last.map { [$0] } ?? []
      var layers: [TimeLayer] = [
        .line(
          ChartSeries(
            ChartText.secondView, points(last, { $0.main }) + points(ahead) { $0.second }),
          .baseline),
        .line(
          ChartSeries(ChartText.mainView, points(last + ahead) { $0.main }), .projection),
        .line(ChartSeries(CommonText.actual, points(past) { $0.main }), .history),
      ]
      if let last = past.last {
        layers.append(.rule(Period(year: last.year), closedLabel(closedThrough)))
      }
      return ChapterCharts.Named(
        name: "second-view-\(view.line.name)",
        chart: TimeChart(
          heading: ChartHeading(
            finding: ChartText.secondViewFinding(view, self),
            measure: ChartText.twoViews(view.line.title), source: CommonText.recordsAndProjection),
          unit: .money(scale), layers: layers))
    }
  }
}
