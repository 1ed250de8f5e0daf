import Quantities

extension ParameterDefinition {
  /// A value in base units as users write it: `430 元/人·年`.
  func written(_ value: Double) -> String {
    let figure = (value / unit.scale * 10_000).rounded() / 10_000
    return "\(ParameterQuantity.plain(figure)) \(unit)"
  }

  /// Whether a computed value is one that the parameter may have, but for the arithmetic's own last
  /// digits.
  func admits(_ value: Double) -> Bool {
    let slack = 1e-12 * max(abs(range.lowerBound), abs(range.upperBound))
    return range.lowerBound - slack <= value && value <= range.upperBound + slack
  }

  /// A value that the parameter may have, as users write it, for hints: `430 元/人·年`, `50 %`.
  var example: String {
    let numbers: [Double] = unit.kind == .percent ? [50, 5, 0.5] : [430, 50, 5, 0.5, 0.05]
    let number = numbers.first { range.contains($0 * unit.scale) } ?? range.upperBound / unit.scale
    return "\(ParameterQuantity.plain(number)) \(unit)"
  }

  /// That a figure lies outside the values admitted.
  ///
  /// - Parameters:
  ///   - figure: the figure as it was written, or as ``written(_:)`` prints it.
  ///   - isChanged: whether a change makes it so, rather than that it is stated.
  ///   - place: where it, or the change, stands.
  func outOfRange(_ figure: String, isChanged: Bool = false, at place: SourcePlace) -> Diagnostic {
    let low = ParameterQuantity.plain(range.lowerBound / unit.scale)
    let high = written(range.upperBound)
    return Diagnostic(
      code: "out-of-range", at: place,
      found: isChanged
        ? LocalizedText(
          "变动后“\(title.chinese)”为 \(figure)，超出范围",
          "the change makes “\(title.english)” \(figure), which is out of range")
        : LocalizedText(
          "\(title.chinese)“\(figure)”超出范围", "\(title.english) “\(figure)” is out of range"),
      expected: LocalizedText("\(low) 到 \(high)", "\(low) to \(high)"),
      remedy: LocalizedText("请核对数值和单位", "Check the value and its unit"))
  }
}
