import Quantities
import Scenarios
import Tables

/// The ages of a table's rows as one axis.
enum AgeAxis {
  /// One row's age.
  typealias Cell = (row: Int, age: AgeSpan)

  /// The first age of each group: single ages, or groups of five years with the first years of life
  /// apart; `nil` where they leave gaps or overlap, which is reported.
  ///
  /// Single ages go on from the first to the last, whether all are there or not; a missing one is
  /// found with its year.
  static func starts(_ cells: [Cell], _ reader: inout FigureReader) -> [Int]? {
    var groups: [Int: Cell] = [:]
    for cell in cells where groups[cell.age.start] == nil { groups[cell.age.start] = cell }
    for cell in cells {
      guard let other = groups[cell.age.start], other.age != cell.age, !other.age.isOpen,
        !cell.age.isOpen
      else { continue }
      mixed(cell, &reader)
      return nil
    }
    let starts = groups.keys.sorted()
    guard let first = starts.first, let last = starts.last else { return [] }
    let steps = zip(starts, starts.dropFirst()).map { $1 - $0 }
    let isSingle =
      steps.count { $0 == 1 } * 2 >= steps.count
      && cells.allSatisfy { ($0.age.end ?? $0.age.start + 1) == $0.age.start + 1 }
    if isSingle {
      if let open = starts.dropLast().compactMap({ groups[$0] }).first(where: { $0.age.isOpen }) {
        mixed(open, &reader)
        return nil
      }
      return Array(first...last)
    }
    for (start, next) in zip(starts, starts.dropFirst()) {
      guard let cell = groups[start], let follower = groups[next] else { continue }
      // 0, 1–4, 5–9 … is the usual form of an abridged table.
      let usual = start == 0 && next == 1 ? 1 : start == 1 ? 4 : 5
      let end = cell.age.end ?? start + usual
      if cell.age.isOpen || end > next {
        mixed(follower, &reader)
        return nil
      }
      if end < next {
        reader.report(
          follower.row, "age", "missing-cell",
          LocalizedText("缺少 \(end) 岁", "age \(end) is missing"),
          LocalizedText("年龄从头到尾连续", "ages without a gap"))
        return nil
      }
    }
    return starts
  }

  private static func mixed(_ cell: Cell, _ reader: inout FigureReader) {
    reader.report(
      cell.row, "age", "mixed-grain",
      LocalizedText(
        "年龄分组从 \(cell.age.start) 岁起与前面不同或重叠",
        "the width of the age groups changes at age \(cell.age.start), or groups overlap"),
      LocalizedText(
        "全部为单岁，或全部为五岁一组（0 岁、1-4 岁可单列）",
        "single ages throughout, or groups of five years (0 and 1-4 may stand alone)"))
  }
}
