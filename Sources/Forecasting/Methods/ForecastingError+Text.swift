public import Quantities

extension ForecastingError: CustomStringConvertible {
  /// The error in English words.
  public var description: String { message(.english) }

  /// The error in words for a user.
  public var message: LocalizedText {
    switch self {
    case .noObservation:
      LocalizedText("序列没有任何观测值。", "The series has no observed value.")
    case .tooShort(let observations, let needed):
      LocalizedText(
        "序列只有 \(observations) 个观测值，该方法至少需要 \(needed) 个。",
        "The series has \(observations) observations; the method needs at least \(needed).")
    case .notPositive(let period):
      LocalizedText(
        "\(period) 的数值不大于零，该方法只适用于正数。",
        "The value of \(period) is not above zero; the method needs positive values.")
    case .notSeasonal:
      LocalizedText("年度序列没有季节，该方法需要月度或季度数据。", "An annual series has no seasons.")
    case .frequency(let actual, let needed):
      LocalizedText(
        "序列的频率是 \(actual.rawValue)，该方法需要 \(needed.rawValue)。",
        "The series is by \(actual.rawValue); the method needs one by \(needed.rawValue).")
    case .regressorUnknown(let name, let period):
      LocalizedText(
        "解释变量“\(name.chinese)”在 \(period) 没有数值。",
        "The regressor “\(name.english)” is not known in \(period).")
    case .collinear(let name):
      LocalizedText(
        "解释变量“\(name.chinese)”与其他变量无法区分。",
        "The regressor “\(name.english)” cannot be told apart from the others.")
    case .inadmissibleParameters(let which):
      LocalizedText(
        "参数不在允许范围内：\(which.chinese)。", "Parameters outside their region: \(which.english).")
    case .numericallyUnstable(let method):
      LocalizedText(
        "“\(method.chinese)”在这些数据上得不到有限的解。",
        "“\(method.english)” has no finite solution for these numbers.")
    }
  }
}
