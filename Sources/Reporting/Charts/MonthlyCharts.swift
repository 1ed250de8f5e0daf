import Quantities

/// This year's course through twelve months against last year and the budget.
struct MonthlyComparisonChart: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// What the values count.
  var unit: ChartUnit
  /// The calendar year shown.
  var year: Int

  /// Values of months 1… of this year that are closed.
  var actual: [Double?]

  /// Values of the months after them; empty where nothing is projected.
  var projected: [Double?]

  /// Values of last year's months 1…12.
  var lastYear: [Double?]

  /// The budget by month 1…12, such as its share by time elapsed; empty for none.
  var budget: [Double?]

  /// Whether some of this year's closed months, or of last year's, were spread from longer times.
  var isSpread: Bool
  var isLastYearSpread: Bool

  /// Makes a comparison; `actual` and `projected` together reach over at most 12 months.
  init(
    heading: ChartHeading, unit: ChartUnit, year: Int, actual: [Double?],
    projected: [Double?] = [], lastYear: [Double?] = [], budget: [Double?] = [],
    isSpread: Bool = false, isLastYearSpread: Bool = false
  ) {
    precondition(
      !actual.isEmpty && actual.count + projected.count <= 12,
      "A year's closed and projected months are 1…12, not \(actual.count + projected.count).")
    self.heading = heading
    self.unit = unit
    self.year = year
    self.actual = actual
    self.projected = projected
    self.lastYear = lastYear
    self.budget = budget
    self.isSpread = isSpread
    self.isLastYearSpread = isLastYearSpread
  }

  private var layers: [TimeLayer] {
    let start = Period(year: year, month: 1)
    let after = start.advanced(by: actual.count)
    let closed = ChartSeries(name(of: year, isSpread: isSpread), from: start, actual)
    let ahead = ChartSeries(
      LocalizedText("\(year) 年预计", "\(year) projected"), from: after, projected)
    var layers: [TimeLayer] = []
    if !lastYear.isEmpty {
      let name = name(of: year - 1, isSpread: isLastYearSpread)
      layers.append(.line(ChartSeries(name, from: start, lastYear), .baseline))
    }
    if !budget.isEmpty {
      let name = LocalizedText("\(year) 年预算", "\(year) budget")
      layers.append(.line(ChartSeries(name, from: start, budget), .secondBaseline))
    }
    if !projected.isEmpty { layers.append(.line(ahead, .projection)) }
    layers.append(.line(closed, projected.isEmpty ? .observed : .history))
    layers.append(.rule(after.advanced(by: -1), closedLabel(after.advanced(by: -1))))
    return layers
  }

  /// A year's name; that of one whose months were spread says so.
  private func name(of year: Int, isSpread: Bool) -> LocalizedText {
    isSpread
      ? LocalizedText("\(year) 年（含分摊的估计）", "\(year) (months spread)")
      : LocalizedText("\(year) 年", "\(year)")
  }

  /// The layers, the projection starting from the last closed month.
  var chart: TimeChart {
    let last = actual.lastIndex { $0 != nil }.map {
      ChartPoint(Period(year: year, month: $0 + 1), actual[$0])
    }
    var chart = TimeChart(
      heading: heading, unit: unit, layers: layers, includesZero: true, showsMonthsOnly: true)
    chart.layers = layers.map { layer in
      guard case .line(let series, .projection) = layer else { return layer }
      return .line(joined(series, to: last), .projection)
    }
    return chart
  }

  /// The year's lines over one axis of twelve months.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    chart.drawing(in: language, size: size)
  }

  /// One row a month, as given: what is projected does not repeat the last closed month.
  func dataRows(in language: Language) -> ChartData {
    var plain = chart
    plain.layers = layers
    return plain.dataRows(in: language)
  }
}

/// Probabilities by month as columns from zero.
struct ProbabilityChart: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// Probabilities, printed in per cent.
  var unit: ChartUnit { .probability }

  /// Probabilities 0…1 by month.
  var probabilities: ChartSeries

  /// A probability to hold against, such as the one a warning starts at.
  var threshold: (value: Double, label: LocalizedText)? {
    thresholdValue.map { ($0, thresholdLabel) }
  }

  private let thresholdValue: Double?
  private let thresholdLabel: LocalizedText

  /// Makes a probability chart.
  init(
    heading: ChartHeading, probabilities: ChartSeries,
    threshold: (value: Double, label: LocalizedText)? = nil
  ) {
    self.heading = heading
    self.probabilities = probabilities
    thresholdValue = threshold?.value
    thresholdLabel = threshold?.label ?? LocalizedText(verbatim: "")
  }

  /// The layers: columns from zero and the threshold.
  var chart: TimeChart {
    var layers: [TimeLayer] = [.columns(probabilities, .projection)]
    if let threshold { layers.append(.level(threshold.value, threshold.label)) }
    return TimeChart(heading: heading, unit: unit, layers: layers, includesZero: true)
  }

  /// 250 user units, or 220 where the width is narrow.
  func height(for size: ChartSize, in language: Language) -> Double {
    size.isNarrow ? 220 : 250
  }

  /// The columns and the threshold on one axis of time.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    chart.drawing(in: language, size: size)
  }

  /// One row a month with its probability 0…1.
  func dataRows(in language: Language) -> ChartData { chart.dataRows(in: language) }
}
