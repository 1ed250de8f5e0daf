public import Quantities
import Tables

/// What a file of FundCast is: of a text by its first key, of a workbook by its sheets.
public enum FileKind: String, Sendable, CaseIterable {
  /// A scenario: a baseline or a variant that stacks on one.
  case scenario = "fundcast"
  /// A fund model: which line is modelled how.
  case model = "fundcast-model"
  /// A budget form: its rows in order.
  case form = "fundcast-form"
  /// A catalogue of parameters.
  case catalogue = "fundcast-catalogue"
  /// States of a population and how people go from one to another.
  case states = "fundcast-states"
  /// Statutory ages of retirement and contribution years required.
  case retirement = "fundcast-retirement"
  /// Public holidays and the years in which they are given.
  case holidays = "fundcast-holidays"
  /// What is run every month.
  case monthly = "fundcast-monthly"

  /// The kind of a file.
  ///
  /// - Throws: ``Quantities/InputFault`` where it cannot be read or is none of them.
  public static func of(_ path: String) throws(InputFault) -> FileKind {
    if TablePath(path).isWorkbook {
      // A workbook that is no scenario's is refused by what reads one.
      var book = try ScenarioWorkbook(path, catalogue: .builtIn)
      _ = try book.root()
      return .scenario
    }
    let file = try TextFile.read(path)
    if let kind = ofFirstLine(file.text) { return kind }
    let root = try YAMLValue.parse(file.text, file: path)
    let keys = (root.entries ?? []).compactMap(\.key.text)
    if let kind = FileKind.allCases.first(where: { keys.contains($0.rawValue) }) { return kind }
    let list = FileKind.allCases.map { "\($0.rawValue): 1" }.joined(separator: "、")
    throw InputFault(
      Diagnostic(
        code: "unknown-file", at: root.place,
        found: LocalizedText("看不出这是什么文件", "what this file is cannot be told"),
        expected: LocalizedText("首行为 \(list) 之一", "a first line that is one of \(list)")))
  }

  /// Whether a path is a workbook's that holds a scenario rather than records or anything else.
  public static func isScenarioWorkbook(_ path: String) -> Bool {
    guard TablePath(path).isWorkbook, TablePath(path).sheet == nil,
      let book = try? ScenarioWorkbook(path, catalogue: ParameterCatalogue([]))
    else { return false }
    return book.isMeantAsScenario
  }

  /// The kind that the first line which is no comment names, so that most files are parsed once.
  private static func ofFirstLine(_ text: String) -> FileKind? {
    let line = text.utf8.split(separator: UInt8(ascii: "\n")).first {
      !$0.starts(with: "#".utf8)
    }
    guard let line, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return String(line[..<colon]).flatMap(FileKind.init)
  }
}
