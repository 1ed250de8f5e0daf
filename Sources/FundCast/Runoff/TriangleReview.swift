import Actuarial
import Quantities
import Tables

/// What in a triangle is allowed but unusual: amounts that fall.
enum TriangleReview {
  /// How many rows are named one by one.
  private static let shown = 20

  /// Cumulative amounts below the one before, or increments below zero, each with its row.
  static func notes(
    _ reader: FigureReader, _ cells: [(row: Int, origin: Int, development: Int, value: Double)],
    _ measure: ClaimsTriangle.Measure
  ) -> [Diagnostic] {
    var found: [(row: Int, text: LocalizedText)] = []
    if measure == .incremental {
      found = cells.filter { $0.value < 0 }.map { cell in
        let text = reader.text(cell.row, "value")
        return (
          cell.row,
          LocalizedText("当期结算 \(text) 为负数，按退回计算", "\(text) is negative and taken for a recovery")
        )
      }
    } else {
      let sorted = cells.sorted { ($0.origin, $0.development) < ($1.origin, $1.development) }
      for (before, cell) in zip(sorted, sorted.dropFirst())
      where before.origin == cell.origin && cell.value < before.value {
        let (text, earlier) = (reader.text(cell.row, "value"), reader.text(before.row, "value"))
        found.append(
          (
            cell.row,
            LocalizedText(
              "累计数 \(text) 低于前一进展期的 \(earlier)",
              "the cumulative amount \(text) is below the \(earlier) before it")
          ))
      }
    }
    found.sort { $0.row < $1.row }
    var notes = found.prefix(shown).map { row, text in
      Diagnostic(
        .warning, code: measure == .incremental ? "negative-cell" : "falling-cumulative",
        at: reader.place(row, "value"), found: text,
        expected: measure == .incremental
          ? nil
          : LocalizedText(
            "不减的累计数；当期数不加 --cumulative", "amounts that do not fall, or no --cumulative"))
    }
    if let next = found.dropFirst(shown).first {
      let rest = found.count - shown
      notes.append(
        Diagnostic(
          .warning, code: "more-falling", at: reader.place(next.row, "value"),
          found: LocalizedText("从这里起还有 \(rest) 处同类情况", "\(rest) more of the same kind from here on")
        ))
    }
    return notes
  }
}
