internal import Quantities

/// Which unobserved parts make up a structural model.
///
/// y = level + season + irregular. The level moves by its slope and a disturbance, the slope, where
/// there is one, by another; the season is a sum of cosine waves of the year whose weights move
/// with one more (Harvey, *Forecasting, Structural Time Series Models and the Kalman Filter*, 1989,
/// sections 2.3 and 4.1; Durbin and Koopman, *Time Series Analysis by State Space Methods*, 2nd ed.
/// 2012, section 3.2).
public struct StructuralForm: Sendable, Hashable, CustomStringConvertible {
  /// Whether the level has a slope: the local linear trend instead of the local level.
  public let hasSlope: Bool

  /// Whether there is a season.
  public let isSeasonal: Bool

  /// Makes a form.
  public init(hasSlope: Bool, isSeasonal: Bool) {
    self.hasSlope = hasSlope
    self.isSeasonal = isSeasonal
  }

  /// The form's English name.
  public var description: String {
    (hasSlope ? "local linear trend" : "local level") + (isSeasonal ? " with season" : "")
  }

  /// What a model of this form is called.
  var modelName: LocalizedText {
    let trend = hasSlope ? "局部线性趋势" : "局部水平"
    return LocalizedText(
      "结构模型（\(trend)\(isSeasonal ? "加季节" : "")）", "structural model, \(description)")
  }

  /// The number of variances besides that of the irregular part.
  var ratioCount: Int { 1 + (hasSlope ? 1 : 0) + (isSeasonal ? 1 : 0) }

  /// The number of elements of the state.
  func stateCount(seasonLength: Int) -> Int {
    1 + (hasSlope ? 1 : 0) + (isSeasonal ? seasonLength - 1 : 0)
  }
}

/// The variances of a structural model's disturbances, in the square of the series' unit.
public struct StructuralVariances: Sendable, Hashable {
  /// That of the irregular part.
  public let irregular: Double
  /// That of the level.
  public let level: Double
  /// That of the slope; zero where there is none.
  public let slope: Double
  /// That of each wave of the season; zero where there is none.
  public let season: Double

  /// Makes variances, none below zero and not all zero.
  public init(irregular: Double, level: Double, slope: Double = 0, season: Double = 0) {
    let all = [irregular, level, slope, season]
    precondition(
      all.allSatisfy { $0 >= 0 && $0.isFinite } && all.contains { $0 > 0 },
      "Variances are not negative, and not all of them are zero.")
    self.irregular = irregular
    self.level = level
    self.slope = slope
    self.season = season
  }

  func scaled(by factor: Double) -> StructuralVariances {
    StructuralVariances(
      irregular: irregular * factor, level: level * factor, slope: slope * factor,
      season: season * factor)
  }
}
