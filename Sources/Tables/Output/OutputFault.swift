public import Quantities

/// Why results could not be written: the machine's fault or the folder's, not the input's.
public struct OutputFault: Error, Sendable, Hashable {
  /// The file or folder that was refused.
  public let path: String

  /// The reason in words.
  public let reason: LocalizedText

  init(_ path: String, _ code: Int32) {
    self.path = path
    self.reason = systemReason(code)
  }

  /// A fault at a path, for a reason in words.
  public init(path: String, reason: LocalizedText) {
    self.init(path, reason)
  }

  init(_ path: String, _ reason: LocalizedText) {
    self.path = path
    self.reason = reason
  }

  /// The fault as the user reads it.
  public func message(in language: Language) -> String {
    LocalizedText(
      "无法写入 \(path)：\(reason.chinese)。", "\(path) cannot be written: \(reason.english).")(language)
  }
}
