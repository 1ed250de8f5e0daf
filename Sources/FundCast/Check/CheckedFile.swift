public import Quantities
import Scenarios

/// A file that was read without an error.
public struct CheckedFile: Sendable {
  /// The file as it was named.
  public let path: String

  /// What it is.
  public let what: LocalizedText

  /// How many warnings it gave.
  public let warningCount: Int

  /// How many of them name figures that are probably wrong.
  public let doubtCount: Int

  /// Counts what was found in a file.
  init(path: String, what: LocalizedText, findings: [Diagnostic]) {
    let warnings = findings.filter { $0.severity == .warning }
    self.path = path
    self.what = what
    warningCount = warnings.count
    doubtCount = warnings.count { $0.code == HistoryFinding.doubtCode }
  }

  /// Whether it can be used.
  public var verdict: LocalizedText {
    if warningCount == 0 { return LocalizedText("没有问题", "sound") }
    if doubtCount == 0 {
      return LocalizedText("可以使用，有 \(warningCount) 条提醒", "usable, warnings: \(warningCount)")
    }
    return LocalizedText(
      "请先核对再用：\(doubtCount) 处像是有差错（共 \(warningCount) 条提醒）",
      "to be checked before it is used: probable slips: \(doubtCount) (warnings: \(warningCount))")
  }
}
