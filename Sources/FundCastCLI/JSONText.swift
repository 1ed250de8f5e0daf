import Foundation
import Quantities

/// Results as JSON for machines, with keys in a fixed order.
enum JSONText {
  /// One finding as machines read it.
  struct Finding: Encodable {
    let severity: String
    let code: String
    let file: String
    let line: Int?
    let column: Int?
    let sheet: String?
    let cell: String?
    let message: String
  }

  /// Findings as a JSON object with a list.
  static func findings(_ diagnostics: [Diagnostic], language: Language) -> String {
    encode(["findings": list(diagnostics, language: language)])
  }

  /// Findings as a list, beside a result.
  static func list(_ diagnostics: [Diagnostic], language: Language) -> [Finding] {
    diagnostics.map {
      Finding(
        severity: $0.severity.rawValue, code: $0.code, file: $0.place.file, line: $0.place.line,
        column: $0.place.column, sheet: $0.place.sheet,
        cell: $0.place.cell, message: $0.message(in: language))
    }
  }

  /// A value as JSON; keys sorted, so that the same result gives the same bytes.
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
