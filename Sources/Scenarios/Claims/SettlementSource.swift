import Actuarial
import Quantities

/// What a baseline says of how a line is settled: its own triangle, and how the shares by lag follow
/// from it.
struct SettlementSource {
  /// How the shares follow from a triangle.
  enum Method: String, CaseIterable {
    case chainLadder = "chain-ladder"
  }

  /// The fund, where several have a line of the name.
  let fund: String?
  let line: String

  /// The triangle's file, relative to the baseline's folder.
  let path: String
  let measure: ClaimsTriangle.Measure
  let average: DevelopmentRule.AverageName

  /// How many of the last ratios of each development count; all if `nil`.
  let window: Int?

  /// The factor from the last development to the ultimate amount.
  let tail: Double

  /// Currency units in one of the triangle's.
  let unit: Double

  /// Where the triangle comes from, in words; empty where the baseline does not say.
  let source: String
  let place: SourcePlace
  let linePlace: SourcePlace
  let pathPlace: SourcePlace

  var rule: DevelopmentRule { DevelopmentRule(average: average.average, window: window) }

  /// The method in words: `链梯法，按金额加权，最近 24 期`.
  var methodTitle: LocalizedText {
    var chinese = ["链梯法", average.title.chinese]
    var english = ["chain ladder", average.title.english]
    if let window {
      chinese.append("最近 \(window) 期")
      english.append("last \(window) periods")
    }
    if tail != 1 {
      let factor = ParameterQuantity.plain(tail)
      chinese.append("尾部因子 \(factor)")
      english.append("tail factor \(factor)")
    }
    return LocalizedText(chinese.joined(separator: "，"), english.joined(separator: ", "))
  }
}

extension DevelopmentRule.AverageName {
  /// The average in words.
  var title: LocalizedText {
    switch self {
    case .volume: LocalizedText("按金额加权", "weighted by volume")
    case .simple: LocalizedText("简单平均", "simple mean")
    case .regression: LocalizedText("回归", "regression")
    case .geometric: LocalizedText("几何平均", "geometric mean")
    case .medial: LocalizedText("去掉最高最低后平均", "mean without highest and lowest")
    }
  }
}
