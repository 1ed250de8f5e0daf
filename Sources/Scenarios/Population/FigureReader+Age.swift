import Quantities
public import Tables

extension FigureReader {
  /// The age or age group in a row's column `age`; `nil` where it is none, which is reported.
  public mutating func age(_ row: Int) -> AgeSpan? {
    let text = text(row, "age")
    if let age = AgeSpan(text) { return age }
    report(
      row, "age", "unknown-age",
      LocalizedText("看不懂年龄“\(text)”", "“\(text)” is no age"),
      LocalizedText("单岁如 7，分组如 5-9，末组如 100+", "an age such as 7, a group such as 5-9, 100+"))
    return nil
  }
}
