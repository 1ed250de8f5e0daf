import Foundation
import Quantities

/// Text for people beside the results: messages and progress.
enum StandardError {
  /// Writes a line.
  static func write(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Writes findings, of each kind the first few: a wrong column makes thousands alike.
  static func write(_ findings: [Diagnostic], in language: Language) {
    let shown = 20
    var counts: [String: Int] = [:]
    for finding in findings {
      let count = counts[finding.code, default: 0] + 1
      counts[finding.code] = count
      if count <= shown { write(finding.message(in: language)) }
    }
    let hidden = findings.count - counts.values.reduce(0) { $0 + min($1, shown) }
    guard hidden > 0 else { return }
    let rest = LocalizedText(
      "此外还有 \(hidden) 处与上面同类，没有逐条列出；--json 给出全部。",
      "\(hidden) more like those above are not listed; --json gives all of them.")
    write(rest(language))
  }

  /// Rewrites the current line, for progress on a terminal.
  static func rewrite(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
  }

  /// Whether people are looking at it.
  static var isTerminal: Bool { isatty(STDERR_FILENO) != 0 }
}
