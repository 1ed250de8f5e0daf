public import Quantities

extension ForecastOutcome {
  /// What known events and the calendar were found to do to each series, in words, a line each.
  public var effectTexts: [LocalizedText] {
    effects.map { one in
      LocalizedText(
        "“\(one.series)” \(one.name.chinese)：\(one.size)（标准误 \(one.error)）",
        "“\(one.series)” \(one.name.english): \(one.size) (standard error \(one.error))")
    }
  }
}
