public import Quantities

/// A period as offices write it, read for a file whose every row is the flow of one period.
///
/// All that files of records accept is read: `2024-09`, `2024/9`, `202409`, `2024年9月`, `2024Q3`,
/// `2024年三季度`, `2024`, and the same with Chinese or full-width digits.
public enum WrittenPeriod: Sendable, Hashable {
  /// A single period.
  case single(Period)
  /// A span from January on, or the state at a moment, which is no flow of one period.
  case spanOrMoment
  /// Anything else.
  case unreadable

  /// Reads a text.
  public init(_ text: String) {
    guard let read = RecordPeriod(text) else {
      self = .unreadable
      return
    }
    self = read.hint == .none ? .single(read.period) : .spanOrMoment
  }

  /// The period of a text, where it is a single one.
  public static func single(in text: String) -> Period? {
    guard case .single(let period) = WrittenPeriod(text) else { return nil }
    return period
  }

  /// The period of a sheet's cell, where it is a single one: as ``single(in:)``, and the month whose
  /// first day a spreadsheet has made of what was typed.
  public static func single(inCell text: String) -> Period? {
    guard let read = RecordPeriod(ofRecord: text), read.hint == .none else { return nil }
    return read.period
  }

  /// What is expected where a period is not read.
  public static let expected = LocalizedText(
    "2024-09、2024Q3、2024、2024年9月 或 2024年三季度", "2024-09, 2024Q3, 2024, 2024年9月 or 2024年三季度")

  /// What to do about a text that is no single period.
  public var remedy: LocalizedText? {
    switch self {
    case .single: nil
    case .spanOrMoment:
      LocalizedText(
        "累计数或时点数须先化为各期的数",
        "Figures up to a month, or at a moment, must first be made those of each period")
    case .unreadable: WrittenPeriod.spreadsheetRemedy
    }
  }

  /// What to do where a spreadsheet has changed a period.
  static let spreadsheetRemedy = LocalizedText(
    "若表格软件把期间改成了日期，请把该列设为文本格式",
    "Where the spreadsheet has made it a date, format the column as text")
}
