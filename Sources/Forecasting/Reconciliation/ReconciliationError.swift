public import Quantities

/// Why forecasts cannot be reconciled.
public enum ReconciliationError: Error, Sendable, Hashable {
  /// A series appears twice, sums nothing, or sums what is no leaf.
  case structure(String)

  /// The sets cross, and the method needs a hierarchy with one top.
  case notNested

  /// The method needs past errors, at least two for each series and as many for all.
  case errorsMissing

  /// A forecast or a past error is not finite.
  case notFinite(series: String)

  /// The covariance of the errors cannot be inverted.
  case singular
}

extension ReconciliationError: CustomStringConvertible {
  /// The error in English.
  public var description: String { message(.english) }

  /// The error in words for a user.
  public var message: LocalizedText {
    switch self {
    case .structure(let name):
      LocalizedText(
        "“\(name)”的汇总关系有误：名称重复、没有下级，或下级不是末级序列。",
        "The sums of “\(name)” are wrong: named twice, without parts, or with parts that are sums.")
    case .notNested:
      LocalizedText(
        "汇总关系互相交叉，或有不止一个最上级；该方法需要层层包含、只有一个最上级的关系。",
        "The sums cross, or there is more than one top; the method needs a hierarchy with one top.")
    case .errorsMissing:
      LocalizedText("该方法需要各序列以往的预测误差。", "The method needs past errors of every series.")
    case .notFinite(let series):
      LocalizedText("“\(series)”的预测或误差不是有效数值。", "A figure of “\(series)” is not finite.")
    case .singular:
      LocalizedText("误差的协方差矩阵不可逆。", "The covariance of the errors cannot be inverted.")
    }
  }
}
