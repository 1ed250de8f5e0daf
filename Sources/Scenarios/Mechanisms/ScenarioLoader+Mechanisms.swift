import Funds
import Quantities

extension ScenarioLoader {
  /// Mechanisms that move nothing a model reads, that name groups it does not have, or that lack a
  /// parameter they need; two that state the same input.
  func checkMechanisms(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var inputs: Set<String> = []
    for mechanism in scenario.mechanisms {
      for input in mechanism.inputs where !inputs.insert(input.parameter).inserted {
        faults.append(statedTwice(input.parameter, at: mechanism.place))
      }
      var needed: [String] = []
      for name in mechanism.outputs + mechanism.triggers + mechanism.context
      where !needed.contains(name) {
        needed.append(name)
      }
      guard
        let model = models.first(where: { model in
          needed.allSatisfy { model.parameters.contains($0) }
        })
      else {
        faults.append(needsParameters(needed, at: mechanism.place, among: models))
        continue
      }
      let names = model.groups.map(\.name)
      for group in mechanism.groups where !names.contains(group) {
        faults.append(
          Diagnostic(
            code: "unknown-group", at: mechanism.place,
            found: LocalizedText(
              "基金 \(model.name) 没有组别“\(group)”", "the fund \(model.name) has no group “\(group)”"),
            expected: LocalizedText(
              names.joined(separator: "、") + " 之一", "one of " + names.joined(separator: ", ")),
            remedy: nearestWord(to: group, among: names).map {
              LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
            }))
      }
    }
    return faults
  }

  private func statedTwice(_ parameter: String, at place: SourcePlace) -> Diagnostic {
    let title = catalogue.definition(parameter)?.title ?? LocalizedText(verbatim: parameter)
    return Diagnostic(
      code: "repeated-name", at: place,
      found: LocalizedText("“\(title.chinese)”写了两次", "“\(title.english)” is stated twice"),
      expected: LocalizedText("每项待遇、每个缴费基数一次", "each benefit and each base once"))
  }

  private func needsParameters(
    _ needed: [String], at place: SourcePlace, among models: [FundModel]
  ) -> Diagnostic {
    let missing = needed.filter { name in !models.contains { $0.parameters.contains(name) } }
    let list = (missing.isEmpty ? needed : missing).joined(separator: ", ")
    let funds = models.map(\.name).joined(separator: ", ")
    return Diagnostic(
      code: "unread-parameter", at: place,
      found: LocalizedText(
        "基金 \(funds) 没有一个模型同时使用 \(list)", "no model of the funds \(funds) reads all of \(list)"),
      expected: LocalizedText(
        "同一基金的模型所用的参数", "parameters that the model of one fund reads"),
      remedy: LocalizedText("请核对参数名，或换用读取它们的模型", "Check the names, or use a model that reads them"))
  }
}
