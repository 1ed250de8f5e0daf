public import Quantities

/// What is wrong with a command line, in both languages: the parser's own words are English.
public struct CommandLineComplaint: Sendable {
  /// The complaint in words.
  public let text: LocalizedText

  /// What stands between the two wordings of a complaint that says itself in both languages.
  public static let divide = " ‖ "

  /// Rewords what the parser said.
  ///
  /// - Parameters:
  ///   - message: the parser's sentence, such as `Unknown option '--langage'`.
  ///   - commands: the names of the commands, for a command that does not exist.
  public init(_ message: String, commands: [String]) {
    // A value that an option refuses in words: the option and the value are in them.
    let opening = message.hasPrefix("The value '") ? message.firstRange(of: "': ")?.upperBound : nil
    let said =
      message.contains(CommandLineComplaint.divide)
      ? message[(opening ?? message.startIndex)...] : message[...]
    let wordings = said.split(separator: CommandLineComplaint.divide, maxSplits: 1)
    if wordings.count == 2 {
      text = LocalizedText(String(wordings[0]), String(wordings[1]))
      return
    }
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

  /// The complaint as it is printed, in one language, with what the parser says of the usage.
  ///
  /// - Parameters:
  ///   - full: the parser's whole report: its sentence and, below it, help and usage.
  ///   - message: the parser's sentence alone.
  public func report(_ full: String, message: String, in language: Language) -> String {
    let opening = "Error: " + message
    let rest = full.hasPrefix(opening) ? String(full.dropFirst(opening.count)) : "\n" + full
    if language == .english { return "Error: " + text.english + rest }
    let sentence = text.chinese
    let isEnded = sentence.hasSuffix("？") || sentence.hasSuffix("。") || sentence.hasSuffix(".")
    return "命令行有误：" + sentence + (isEnded ? "" : "。") + CommandLineComplaint.usage(rest)
  }

  /// What the parser says of the usage, its own words in Chinese.
  private static func usage(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for (english, chinese) in [("Help:", "说明："), ("Usage:", "用法：")] where line.hasPrefix(english)
      {
        return chinese + line.dropFirst(english.count).drop { $0 == " " }
      }
      let parts = quoted(String(line))
      guard line.hasPrefix("  See '"), let command = parts.first else { return String(line) }
      return "  详见 \(command)"
    }.joined(separator: "\n")
  }

  /// The complaint about the first option that a command does not have, in the parser's words.
  ///
  /// The parser names a missing option before an unknown one, although the one is often the other,
  /// misspelt.
  ///
  /// - Parameters:
  ///   - arguments: the words of the command line.
  ///   - help: the command's help, which lists every option that it has.
  /// - Returns: `nil` where every option is one of the command's.
  public static func unknownOption(in arguments: [String], help: String) -> String? {
    let known = Set(
      help.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "-" }
        .map(String.init).filter { $0.hasPrefix("--") })
    for argument in arguments {
      if argument == "--" { return nil }
      let name = String(argument.prefix { $0 != "=" })
      guard name.hasPrefix("--"), !known.contains(name) else { continue }
      let near = nearestWord(to: name, among: known.sorted())
      return "Unknown option '\(name)'" + (near.map { ". Did you mean '\($0)'?" } ?? "")
    }
    return nil
  }

  /// The language that a command line asks for, however faulty the rest of it is; else Chinese.
  public static func language(of arguments: [String]) -> Language {
    let option = "--language"
    for (place, argument) in arguments.enumerated() {
      if argument == option + "=en" { return .english }
      if argument == option, arguments.dropFirst(place + 1).first == "en" { return .english }
    }
    return .chinese
  }

  /// The words between quotation marks, in order.
  private static func quoted(_ message: String) -> [String] {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 && $0 + 1 < parts.count }.map { String(parts[$0]) }
  }
}
