import Funds
public import Quantities
import Tables

extension FundCase {
  /// Parameters of whose future no file says anything and that therefore stay as they were last, by
  /// name in the model's order: standards, rates and shares that were perhaps only forgotten.
  ///
  /// Those that the catalogue lets grow, and arrangements that the fund is without, are not among them.
  public var unstatedParameters: [String] {
    let stated = Set(scenario.assumptions.map(\.parameter) + scenario.changes.map(\.parameter))
    return model.parameters.filter { name in
      guard !stated.contains(name), let path = plan.parameters[name] else { return false }
      return path.origins.contains { $0.last == .extrapolated(.hold) }
    }
  }

  /// That such parameters stay as they are, naming them; `nil` where there are none.
  ///
  /// - Parameter catalogue: what the parameters are called in.
  public func unstatedRemark(_ catalogue: ParameterCatalogue) -> Diagnostic? {
    let titles = unstatedParameters.compactMap { catalogue.definition($0)?.title }
    guard !titles.isEmpty else { return nil }
    let chinese = titles.map(\.chinese).joined(separator: "、")
    let english = titles.map(\.english).joined(separator: ", ")
    let isOne = titles.count == 1
    return Diagnostic(
      .note, code: "unstated", at: SourcePlace(file: scenario.stack.first ?? scenario.path),
      found: LocalizedText(
        "\(model.title.chinese)有 \(titles.count) 项没有写出今后怎样变，按最后一个数不变测算：\(chinese)",
        "\(model.title.english): of \(titles.count) \(isOne ? "parameter" : "parameters") nothing is said, and "
          + "\(isOne ? "it stays as it was" : "they stay as they were") last: \(english)"),
      remedy: LocalizedText(
        "请在基线的 assumptions 中写明；确定不变的写 then: hold",
        "State them under assumptions in the baseline; where nothing changes write then: hold"))
  }
}
