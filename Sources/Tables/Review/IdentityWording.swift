internal import Quantities

/// How a violated identity is told.
struct IdentityWording {
  let unitPower: Int
  let unit: String

  func diagnostic(
    _ balance: IdentityBalance, computed: ExactNumber, difference: ExactNumber,
    _ candidates: [(figure: PublishedFigure, implied: ExactNumber)]
  ) -> Diagnostic {
    let printed = balance.figures[0]
    let (said, made, gap) = (text(printed.exact), text(computed), text(difference))
    let sum = zip(balance.identity.terms, balance.figures.dropFirst()).enumerated().map {
      index, pair in
      let sign = pair.0.isSubtracted ? (index == 0 ? "−" : " − ") : (index == 0 ? "" : " + ")
      return sign + pair.1.exact.text(inUnitsOf: unitPower)
    }.joined()
    let label = balance.identity.label
    return Diagnostic(
      .warning, code: "identity-violated",
      at: candidates.count == 1 ? candidates[0].figure.place : printed.place,
      found: LocalizedText(
        "“\(label.chinese)”不成立：\(printed.name)印为 \(said)，而 \(sum) = \(made)，相差 \(gap)",
        "“\(label.english)” does not hold: \(printed.name) is printed as \(said), but"
          + " \(sum) = \(made), a difference of \(gap)"),
      remedy: remedy(candidates))
  }

  private func remedy(
    _ candidates: [(figure: PublishedFigure, implied: ExactNumber)]
  ) -> LocalizedText {
    if candidates.count == 1, let (figure, implied) = candidates.first {
      let (said, right) = (text(figure.exact), text(implied))
      return LocalizedText(
        "很可能是\(figure.name)有误：\(right) 使它所在的其他等式都成立，印出的是 \(said)",
        "The likely culprit is \(figure.name): \(right) satisfies every other identity it stands"
          + " in, and \(said) is printed")
    }
    if candidates.isEmpty {
      return LocalizedText(
        "无法判断是哪个数有误", "Which figure is wrong cannot be determined")
    }
    let names = candidates.map(\.figure.name)
    return LocalizedText(
      "无法判断是哪个数有误，可能是：" + names.joined(separator: "、"),
      "Which figure is wrong cannot be determined; it may be " + names.joined(separator: ", "))
  }

  private func text(_ number: ExactNumber) -> String {
    number.text(inUnitsOf: unitPower) + (unit.isEmpty ? "" : " " + unit)
  }
}
