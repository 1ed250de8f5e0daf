import Quantities

/// History and projection of one measure with its fan: the report's main chart.
struct FanChart: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// What the values count.
  var unit: ChartUnit

  /// What was observed, up to the last closed period.
  var history: ChartSeries

  /// The middle of what is expected, from the period after the last closed one.
  var projection: ChartSeries

  /// The ranges around the projection; `nil` where none were simulated.
  var fan: ChartFan?

  /// Lines to compare with, such as the last report's projection; at most two are told apart.
  var baselines: [ChartSeries]

  /// Ranges of values with a status, tinted behind the lines.
  var bands: [ChartBand]
  /// What is known to happen, marked at its periods.
  var events: [ChartEvent]
  /// Whether zero is on the axis; `nil` leaves it out only where all values are far from it.
  var includesZero: Bool?

  /// Makes a fan chart.
  init(
    heading: ChartHeading, unit: ChartUnit, history: ChartSeries, projection: ChartSeries,
    fan: ChartFan? = nil, baselines: [ChartSeries] = [], bands: [ChartBand] = [],
    events: [ChartEvent] = [], includesZero: Bool? = nil
  ) {
    self.heading = heading
    self.unit = unit
    self.history = history
    self.projection = projection
    self.fan = fan
    self.baselines = baselines
    self.bands = bands
    self.events = events
    self.includesZero = includesZero
  }

  /// The layers, with projection and fan starting from the last observed value.
  var chart: TimeChart {
    var layers: [TimeLayer] = bands.map { .band($0) }
    let last = history.points.last { $0.value != nil }
    if let fan { layers.append(.fan(joined(fan, to: last))) }
    for (index, baseline) in baselines.enumerated() {
      layers.append(.line(baseline, index == 0 ? .baseline : .secondBaseline))
    }
    layers.append(.line(history, projection.points.isEmpty ? .observed : .history))
    layers.append(.line(joined(projection, to: last), .projection))
    if let last { layers.append(.rule(last.period, closedLabel(last.period))) }
    if !events.isEmpty { layers.append(.events(events)) }
    return TimeChart(heading: heading, unit: unit, layers: layers, includesZero: includesZero)
  }

  /// Says which intervals the bands of the fan are.
  func key(in language: Language) -> String? { chart.key(in: language) }

  /// History, projection and fan on one axis of time.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    chart.drawing(in: language, size: size)
  }

  /// One row a period, as given: the projection does not repeat the last observed value.
  func dataRows(in language: Language) -> ChartData {
    var plain = chart
    plain.layers = plain.layers.map { layer in
      switch layer {
      case .fan: .fan(fan ?? ChartFan([]))
      case .line(_, .projection): .line(projection, .projection)
      default: layer
      }
    }
    return plain.dataRows(in: language)
  }
}

/// The words at the rule after the last closed period.
func closedLabel(_ period: Period) -> LocalizedText {
  LocalizedText("截至 \(period)", "data to \(period)")
}

/// A series that starts from a point before it.
func joined(_ series: ChartSeries, to point: ChartPoint?) -> ChartSeries {
  guard let point, let first = series.points.first, point.period < first.period else {
    return series
  }
  return ChartSeries(series.name, [point] + series.points)
}

private func joined(_ fan: ChartFan, to point: ChartPoint?) -> ChartFan {
  guard let point else { return fan }
  return ChartFan(
    fan.bands.map { band in
      guard let first = band.lower.first, point.period < first.period else { return band }
      return ChartFan.Band(
        level: band.level, lower: [point] + band.lower, upper: [point] + band.upper)
    })
}
