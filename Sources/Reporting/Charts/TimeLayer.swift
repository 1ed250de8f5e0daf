public import Quantities

/// One layer of a chart over time; later layers are drawn over earlier ones.
public enum TimeLayer: Sendable, Hashable {
  /// A tint over a range of values.
  case band(ChartBand)

  /// A range around a projection.
  case fan(ChartFan)

  /// A line through the values, broken at gaps.
  case line(ChartSeries, LineStyle)

  /// A line that holds each value through its period.
  case steps(ChartSeries, LineStyle)

  /// Columns from zero.
  case columns(ChartSeries, ColumnStyle)

  /// A value to hold against, such as a threshold.
  case level(Double, LocalizedText)

  /// A thin rule after a period, such as the last closed month.
  case rule(Period, LocalizedText)

  /// What is known to happen, marked at its periods.
  case events([ChartEvent])

  /// How columns are filled.
  public enum ColumnStyle: Sendable, Hashable {
    /// What was observed.
    case observed
    /// The projection.
    case projection
  }

  /// The series the layer draws, if it draws one.
  var series: ChartSeries? {
    switch self {
    case .line(let series, _), .steps(let series, _), .columns(let series, _): series
    default: nil
    }
  }

  /// The periods the layer reaches over.
  var periods: [Period] {
    switch self {
    case .fan(let fan): fan.bands.flatMap { $0.lower.map(\.period) }
    case .events(let events): events.map(\.period)
    case .rule(let period, _): [period]
    default: series?.points.map(\.period) ?? []
    }
  }

  /// The values that must fit the axis.
  var values: [Double] {
    switch self {
    case .fan(let fan):
      fan.bands.flatMap { $0.lower.compactMap(\.value) + $0.upper.compactMap(\.value) }
    case .level(let value, _): [value]
    default: series?.points.compactMap(\.value) ?? []
    }
  }

  /// Whether the layer's marks start at zero.
  var startsAtZero: Bool {
    if case .columns = self { return true }
    return false
  }
}
