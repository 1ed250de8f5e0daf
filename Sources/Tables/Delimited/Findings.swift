internal import Quantities

/// A count with its English word: `1 row`, `2 rows`.
func counted(_ count: Int, _ word: String) -> String {
  "\(count) \(word)" + (count == 1 ? "" : "s")
}

/// Findings gathered while one file is read, so that all of them are reported at once.
///
/// The first 200 of each severity are kept; the rest are counted.
struct Findings {
  private static let limit = 200

  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [Diagnostic.Severity: Int] = [:]

  /// Whether a finding forbids going on.
  var hasErrors: Bool { counts[.error, default: 0] > 0 }

  mutating func add(_ diagnostic: Diagnostic) {
    counts[diagnostic.severity, default: 0] += 1
    if counts[diagnostic.severity, default: 0] <= Findings.limit { diagnostics.append(diagnostic) }
  }

  mutating func add(_ more: [Diagnostic]) {
    for diagnostic in more { add(diagnostic) }
  }

  /// The findings in order of place, with a closing one where some were only counted.
  func inOrder(file: String) -> [Diagnostic] {
    var all = diagnostics
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      let count = counts[severity, default: 0]
      guard count > Findings.limit else { continue }
      all.append(
        Diagnostic(
          severity, code: "more-findings", at: SourcePlace(file: file),
          found: LocalizedText(
            "同类问题共 \(count) 处，只列出前 \(Findings.limit) 处",
            "\(count) findings of this kind, of which the first \(Findings.limit) are listed")))
    }
    return InputFault(all).diagnostics
  }

  /// Goes on only without errors.
  ///
  /// - Throws: all findings where one of them is an error.
  func check(file: String) throws(InputFault) {
    if hasErrors { throw InputFault(inOrder(file: file)) }
  }
}
