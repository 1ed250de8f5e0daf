/// One finding about a user's input: where, what was found, what was expected, how to mend it.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Hashable {
    /// Nothing is computed until it is mended.
    case error
    /// The work goes on; the report repeats the finding.
    case warning
    /// Worth knowing; nothing need be done.
    case note
  }

  /// How much the finding matters.
  public let severity: Severity

  /// A short stable word for the kind of finding, such as `missing-column`.
  public let code: String

  /// Where in the user's files it was found.
  public let place: SourcePlace

  /// What was found.
  public let found: LocalizedText

  /// What was expected instead.
  public let expected: LocalizedText?

  /// How to mend it, or the nearest right word.
  public let remedy: LocalizedText?

  /// Makes a finding.
  public init(
    _ severity: Severity = .error, code: String, at place: SourcePlace, found: LocalizedText,
    expected: LocalizedText? = nil, remedy: LocalizedText? = nil
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }

  /// The finding as the user reads it, on one line or two.
  public func message(in language: Language) -> String {
    let label: LocalizedText =
      switch severity {
      case .error: LocalizedText("错误", "error")
      case .warning: LocalizedText("提醒", "warning")
      case .note: LocalizedText("说明", "note")
      }
    let (stop, colon, gap) = language == .chinese ? ("。", "：", "") : (".", ": ", " ")
    let ends = language == .chinese ? ["。", "？"] : [".", "?"]
    /// A sentence with its full stop, of which it may have brought one.
    func ended(_ text: String) -> String {
      ends.contains { text.hasSuffix($0) } ? text : text + stop
    }
    var sentences = [ended(found(language))]
    if let expected {
      let head = LocalizedText("应为", "Expected")
      sentences.append(ended(head(language) + colon + expected(language)))
    }
    if let remedy { sentences.append(ended(remedy(language))) }
    return "\(place): \(label(language))\(colon)" + sentences.joined(separator: gap)
  }
}
