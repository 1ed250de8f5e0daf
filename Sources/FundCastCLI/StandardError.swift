import Foundation

/// Text for people beside the results: messages and progress.
enum StandardError {
  /// Writes a line.
  static func write(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Rewrites the current line, for progress on a terminal.
  static func rewrite(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
  }

  /// Whether people are looking at it.
  static var isTerminal: Bool { isatty(STDERR_FILENO) != 0 }
}
