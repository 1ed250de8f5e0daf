public import Quantities

/// What is wrong with a command line, in both languages: the parser's own words are English.
public struct CommandLineComplaint: Sendable {
  /// The complaint in words.
  public let text: LocalizedText

  /// Rewords what the parser said.
  ///
  /// - Parameters:
  ///   - message: the parser's sentence, such as `Unknown option '--langage'`.
  ///   - commands: the names of the commands, for a command that does not exist.
  public init(_ message: String, commands: [String]) {
    let quoted = CommandLineComplaint.quoted(message)
    let chinese: String? =
      switch quoted.first {
      case nil: nil
      case let first? where message.hasPrefix("Missing expected argument"): "缺少 \(first)"
      case let first? where message.hasPrefix("Missing value for"): "\(first) 后面没有写值"
      case let first? where message.hasPrefix("Unknown option"):
        "没有选项 \(first)"
          + (quoted.dropFirst().first.map { "，是否想写 \($0)？" } ?? "")
      case let first? where message.hasPrefix("The value"):
        quoted.dropFirst().first.map { "\($0) 的值“\(first)”不对" }
      case let first?
      where message.hasPrefix("Unexpected argument") || message.contains("unexpected arguments"):
        "多出了 " + quoted.joined(separator: " ")
          + (nearestWord(to: first, among: commands).map { "，是否想写命令 \($0)？" } ?? "")
      default: nil
      }
    var english = message
    if message.contains("nexpected argument"), let first = quoted.first,
      let near = nearestWord(to: first, among: commands)
    {
      english += ". Did you mean the command '\(near)'?"
    }
    text = LocalizedText(chinese ?? message, english)
  }

  /// The words between quotation marks, in order.
  private static func quoted(_ message: String) -> [String] {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 && $0 + 1 < parts.count }.map { String(parts[$0]) }
  }
}
