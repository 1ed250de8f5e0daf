import Quantities

/// Several scenarios of one measure after a common history.
struct ScenarioChart: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// What the values count.
  var unit: ChartUnit
  /// What was observed, up to the last closed period.
  var history: ChartSeries

  /// The baseline scenario, drawn grey and dashed; `nil` where the first scenario is the baseline.
  var baseline: ChartSeries?

  /// The scenarios in order; colours and dash patterns follow the order.
  var scenarios: [ChartSeries]

  /// Ranges of values with a status, tinted behind the lines.
  var bands: [ChartBand]
  /// Whether zero is on the axis; `nil` leaves it out only where all values are far from it.
  var includesZero: Bool?

  /// Makes a scenario chart.
  init(
    heading: ChartHeading, unit: ChartUnit, history: ChartSeries, baseline: ChartSeries? = nil,
    scenarios: [ChartSeries], bands: [ChartBand] = [], includesZero: Bool? = nil
  ) {
    self.heading = heading
    self.unit = unit
    self.history = history
    self.baseline = baseline
    self.scenarios = scenarios
    self.bands = bands
    self.includesZero = includesZero
  }

  /// The layers.
  var chart: TimeChart {
    let last = history.points.last { $0.value != nil }
    var layers: [TimeLayer] = bands.map { .band($0) }
    if let baseline { layers.append(.line(joined(baseline, to: last), .baseline)) }
    for (index, scenario) in scenarios.enumerated() {
      layers.append(.line(joined(scenario, to: last), .scenario(index)))
    }
    layers.append(.line(history, .history))
    if let last { layers.append(.rule(last.period, closedLabel(last.period))) }
    return TimeChart(heading: heading, unit: unit, layers: layers, includesZero: includesZero)
  }

  /// The scenarios on one axis of time, each starting from the last observed value.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    chart.drawing(in: language, size: size)
  }

  /// One row a period, as given: scenarios do not repeat the last observed value.
  func dataRows(in language: Language) -> ChartData {
    var plain = chart
    let own = (baseline.map { [$0] } ?? []) + scenarios
    var next = 0
    plain.layers = plain.layers.map { layer in
      guard case .line(_, let style) = layer, style != .history, next < own.count else {
        return layer
      }
      next += 1
      return .line(own[next - 1], style)
    }
    return plain.dataRows(in: language)
  }
}
