public import Quantities

/// A value, or a change of values, that the rest of a series does not explain.
public struct Outlier: Sendable, Hashable {
  /// How an outlier goes on after its first period.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One period only.
    case additive
    /// A step that fades by ``Outlier/fading`` each period.
    case temporaryChange = "temporary-change"
    /// A step that stays.
    case levelShift = "level-shift"

    /// The kind in words.
    public var text: LocalizedText {
      switch self {
      case .additive: LocalizedText("单期异常", "additive outlier")
      case .temporaryChange: LocalizedText("暂时变动", "temporary change")
      case .levelShift: LocalizedText("水平移动", "level shift")
      }
    }
  }

  /// What is left of a temporary change after each period, as is usual (Chen and Liu, 1993).
  public static let fading = 0.7

  /// The part of the mean size of a series' values from which a departure is named, however regular
  /// the rest is: a tenth of a percent. What is smaller may be rounding.
  public static let leastRelativeSize = 0.001

  /// How it goes on.
  public let kind: Kind

  /// Its first period.
  public let period: Period

  /// The value less what the rest of the series says, in the unit of the series, in ``period``.
  public let size: Double

  /// The factor by which the value departs, minus one; `nil` where logarithms were not examined.
  public let relativeSize: Double?

  /// The size in units of its standard error.
  public let statistic: Double

  /// The course of an outlier of size one that begins at a position among so many periods.
  static func course(_ kind: Kind, at position: Int, count: Int) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    var value = 1.0
    for place in position..<count {
      values[place] = value
      switch kind {
      case .additive: value = 0
      case .temporaryChange: value *= fading
      case .levelShift: break
      }
    }
    return values
  }
}

/// The outliers of a series, and the series without them.
public struct OutlierReport: Sendable, Hashable {
  /// The outliers in order of period.
  public let outliers: [Outlier]

  /// The series without them: single values and temporary changes taken off, and the past before a
  /// level shift moved to the level after it.
  public let corrected: Series

  /// The size from which an outlier is named, in standard errors.
  public let threshold: Double
}
