import Forecasting
import Funds
import Quantities

/// How a year's money is shared among periods that no record tells.
struct SpreadProfile {
  /// What the shares rest on.
  enum Basis {
    /// The season of years known period by period, or at several points.
    case season
    /// The months or the collection that the model states.
    case timing
    /// Nothing: every period alike.
    case even
  }

  let basis: Basis
  private let season: SeasonalShares?
  private let stated: [Double]
  private let frequency: Frequency

  /// Known years come first: they are how the money came; then what the model says of it.
  init(_ line: LineItem, season: SeasonalShares?, frequency: Frequency) {
    self.season = season
    self.frequency = frequency
    let own = line.statedShares
    basis = season != nil ? .season : own != nil ? .timing : .even
    stated = own ?? [Double](repeating: 1.0 / 12, count: 12)
  }

  /// The part of its year that falls into a period.
  func share(of period: Period) -> Double {
    if let season { return season.shares(in: period.year)[period.index - 1] }
    let first = period.firstMonth.index - 1
    return stated[first..<first + frequency.monthsPerPeriod].reduce(0, +)
  }

  /// How months were spread, in words.
  var words: LocalizedText {
    switch basis {
    case .season:
      LocalizedText("按季节份额分摊（比例登顿法）", "on the seasonal share (proportional Denton)")
    case .timing:
      LocalizedText(
        "按模型所写的到账月份分摊（没有可用的季节；比例登顿法）",
        "on the months that the model states, no season being known (proportional Denton)")
    case .even:
      LocalizedText(
        "按月均摊（没有可用的季节，模型也没有写月份；比例登顿法）",
        "evenly, no season being known and no months stated (proportional Denton)")
    }
  }
}
