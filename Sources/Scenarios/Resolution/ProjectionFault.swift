import Forecasting
public import Funds
public import Quantities

/// A projection's error in a user's words.
public struct ProjectionFault {
  private let error: ProjectionError
  private let model: FundModel

  /// Wraps a projection's error, with the model that gives its lines their titles.
  public init(_ error: ProjectionError, model: FundModel) {
    self.error = error
    self.model = model
  }

  /// The finding at a place.
  public func diagnostic(at place: SourcePlace) -> Diagnostic {
    func title(_ line: String) -> LocalizedText {
      model.line(line)?.title ?? model.books.first { $0.name == line }?.title
        ?? LocalizedText(verbatim: line)
    }
    switch error {
    case .circularRule(let lines):
      let chain = lines.joined(separator: " → ")
      return Diagnostic(
        code: "circular-rule", at: place,
        found: LocalizedText("规则互相引用：\(chain)", "rules read each other in a circle: \(chain)"))
    case .historyTooShort(let line, let found, let needed):
      return Diagnostic(
        code: "history-too-short", at: place,
        found: LocalizedText(
          "“\(title(line).chinese)”只有 \(found) 期记录", "“\(title(line).english)” has \(found) records"
        ),
        expected: LocalizedText("至少 \(needed) 期", "at least \(needed)"),
        remedy: LocalizedText(
          "可在模型中改用 method: naive 或 plan", "Use method: naive or plan in the model"))
    case .notForecast(let line, let reason):
      return Diagnostic(
        code: "not-forecast", at: place,
        found: LocalizedText(
          "“\(title(line).chinese)”不能按模型的方法预测：\(reason.message.chinese)",
          "“\(title(line).english)” cannot be forecast by its method: \(reason.message.english)"),
        remedy: LocalizedText(
          "可在模型中改用其他 method，如 automatic 或 naive",
          "Use another method in the model, such as automatic or naive"))
    case .emptyHorizon(let closed, let end):
      return Diagnostic(
        code: "empty-horizon", at: place,
        found: LocalizedText(
          "测算截止 \(end) 不晚于已结账的 \(closed)", "the projection ends at \(end), not after \(closed)"))
    case .notFinite(let line, let period):
      return Diagnostic(
        code: "not-finite", at: place,
        found: LocalizedText(
          "“\(title(line).chinese)” \(period) 的金额算不出有限数",
          "“\(title(line).english)” has no finite amount in \(period)"))
    case .tooLarge(let item, let period):
      return Diagnostic(
        code: "too-large", at: place,
        found: LocalizedText(
          "“\(title(item).chinese)” \(period) 的金额大得不合理",
          "“\(title(item).english)” is unreasonably large in \(period)"),
        expected: LocalizedText("绝对值不超过 1000 万亿元", "at most 10^15 currency units, either way"),
        remedy: LocalizedText(
          "请核对它所用参数的值、单位和 then，以及已知事项的金额",
          "Check the values, units and then of its parameters, and the amounts of known matters"))
    }
  }
}
