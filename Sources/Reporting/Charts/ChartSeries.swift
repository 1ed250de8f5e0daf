public import Quantities

/// A named course of values over time.
public struct ChartSeries: Sendable, Hashable {
  /// What the series is called, as its label says.
  public var name: LocalizedText
  /// The points in order of time.
  public var points: [ChartPoint]

  /// Makes a series; points in order of time.
  public init(_ name: LocalizedText, _ points: [ChartPoint]) {
    self.name = name
    self.points = points
  }

  /// Makes a series of consecutive periods.
  public init(_ name: LocalizedText, from start: Period, _ values: [Double?]) {
    self.name = name
    points = values.enumerated().map { ChartPoint(start.advanced(by: $0), $1) }
  }
}

/// A value at a period; `nil` leaves a gap.
public struct ChartPoint: Sendable, Hashable {
  /// The period that the value belongs to.
  public var period: Period
  /// The value in the chart's unit; `nil` leaves a gap.
  public var value: Double?

  /// Makes a point.
  public init(_ period: Period, _ value: Double?) {
    self.period = period
    self.value = value
  }
}

/// Ranges around a projection, each level a lower and an upper course.
public struct ChartFan: Sendable, Hashable {
  /// From the widest to the narrowest.
  public var bands: [Band]

  /// Makes a fan; bands are sorted from the widest to the narrowest.
  public init(_ bands: [Band]) {
    self.bands = bands.sorted { $0.level > $1.level }
  }

  /// One level of a fan.
  public struct Band: Sendable, Hashable {
    /// What the band covers in per cent, such as 80.
    public var level: Int

    /// The lower edge in order of time.
    public var lower: [ChartPoint]
    /// The upper edge, at the same periods as the lower one.
    public var upper: [ChartPoint]

    /// Makes a band; lower and upper must have the same periods.
    public init(level: Int, lower: [ChartPoint], upper: [ChartPoint]) {
      precondition(
        lower.map(\.period) == upper.map(\.period),
        "A band's lower and upper course must have the same periods.")
      self.level = level
      self.lower = lower
      self.upper = upper
    }

    /// Makes a band of consecutive periods.
    public init(level: Int, from start: Period, lower: [Double?], upper: [Double?]) {
      self.init(
        level: level,
        lower: lower.enumerated().map { ChartPoint(start.advanced(by: $0), $1) },
        upper: upper.enumerated().map { ChartPoint(start.advanced(by: $0), $1) })
    }
  }
}

/// A range of values with a status, such as 3 to 6 months: amber.
public struct ChartBand: Sendable, Hashable {
  /// The verdict on values in the range, which gives the tint.
  public var status: Status
  /// What the range is called, such as 正常.
  public var label: LocalizedText

  /// The lower end; `nil` reaches to the bottom.
  public var low: Double?

  /// The upper end; `nil` reaches to the top.
  public var high: Double?

  /// Makes a band.
  public init(_ status: Status, _ label: LocalizedText, from low: Double?, to high: Double?) {
    self.status = status
    self.label = label
    self.low = low
    self.high = high
  }
}

/// Something known to happen at a period, such as a clearing payment.
public struct ChartEvent: Sendable, Hashable {
  /// The period in which it happens.
  public var period: Period
  /// What happens, in a few words.
  public var label: LocalizedText

  /// Makes an event.
  public init(_ period: Period, _ label: LocalizedText) {
    self.period = period
    self.label = label
  }
}

/// How a line is drawn; colour and dashes both tell lines apart.
public struct LineStyle: Sendable, Hashable {
  let color: String
  let width: Double
  let dash: String?
  let isLabelled: Bool

  init(color: String, width: Double, dash: String? = nil, isLabelled: Bool = true) {
    self.color = color
    self.width = width
    self.dash = dash
    self.isLabelled = isLabelled
  }

  /// What was observed: solid and dark.
  public static let observed = LineStyle(color: Palette.ink, width: 2)

  /// What was observed, without a label of its own.
  public static let history = LineStyle(color: Palette.ink, width: 2, isLabelled: false)

  /// The projection.
  public static let projection = LineStyle(color: Palette.accent, width: 2.2)

  /// A baseline to compare with.
  public static let baseline = LineStyle(color: Palette.baseline, width: 1.8, dash: "6 3.5")

  /// A second baseline, such as the budget.
  public static let secondBaseline = LineStyle(color: Palette.baseline, width: 1.8, dash: "1.5 3")

  /// A scenario by its place in the list, from 0: six colours, four dash patterns.
  public static func scenario(_ index: Int) -> LineStyle {
    let dashes: [String?] = [nil, "8 3", "2.5 2.5", "9 3 2 3"]
    return LineStyle(
      color: Palette.scenarios[index % Palette.scenarios.count], width: 2.1,
      dash: dashes[index % dashes.count])
  }
}
