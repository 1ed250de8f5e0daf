public import Budgeting
import Foundation
import Funds
import Quantities
import Reporting
import Scenarios
public import Tables

extension GoalSeek {
  /// The variant that the answer amounts to, stacked on the scenario; `nil` where there is no move.
  ///
  /// - Parameters:
  ///   - path: where the file is to stand; it names the scenario relative to its own folder.
  ///   - targets: the targets that the question added to the scenario's own, as they were written.
  public func variantText(at path: String, targets: [String]) -> String? {
    guard let best else { return nil }
    let move = best.move
    let scenario = fundCase.scenario
    let written = GoalText.move(move)
    let from = GoalText.from(move.from, move.definition)
    let title = LocalizedText(
      "\(move.definition.title.chinese) \(written.chinese)，\(from.chinese)",
      "\(move.definition.title.english) \(written.english) \(from.english)")
    let aims = asIs.judgements.map {
      GoalText.target($0.target, unit: scenario.unit).chinese
        + ($0.probability == nil ? "" : GoalText.probabilityAsked($0.target).chinese)
    }
    let reason = best.position.isMet ? "为达到" : "最接近"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var lines = [
      "fundcast: 1",
      "title: {zh: \(quoted(title.chinese)), en: \(quoted(title.english))}",
      "stacks-on: \(quoted(relativePath(from: folder, to: scenario.path)))",
      "changes:",
      "  - parameter: \(move.definition.name)",
    ]
    if let group = move.group {
      let isTier = !fundCase.model.groups.contains { $0.name == group }
      lines.append("    \(isTier ? "tier" : "group"): \(quoted(group))")
    }
    lines += [
      "    \(move.isRelative ? "scale" : "shift"): \(quoted(move.written))",
      "    from: \(move.from)",
      "    source: \(quoted("fundcast solve，\(reason)：\(aims.joined(separator: "；"))"))",
    ]
    if !targets.isEmpty { lines += ["targets:"] + targets.map { "  - \(quoted($0))" } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the variant; the file is there whole or not at all.
  ///
  /// - Returns: whether there was a move to write.
  /// - Throws: ``Tables/OutputFault`` where it cannot be written.
  public func writeVariant(to path: String, targets: [String]) throws(OutputFault) -> Bool {
    guard let text = variantText(at: path, targets: targets) else { return false }
    try writeTogether([(path, Array(text.utf8))])
    return true
  }
}

/// A text as a file's value, whatever is in it.
private func quoted(_ text: String) -> String {
  let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return "\"\(escaped)\""
}
