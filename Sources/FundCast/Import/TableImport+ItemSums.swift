import Quantities
import Tables

/// Sums over items, held against the rows or columns that they sum.
extension TableImport {
  /// A row of items, or a column where times stand beside the rows.
  private struct Line {
    let index: Int
    var members: [Int: Int] = [:]
    var isSum = false
    var isPart = false
    var isLeftOut = false
    var isFlow = true
    var section: String?
    var level = OutlineLevel.share
  }

  /// Holds rows of sums (合计, 小计, 收入合计) against the rows that they may be the sums of: those
  /// numbered below them, those above up to the last sum, those of their section, all above, or those
  /// below. A row that the file of names leaves out is held against those numbered below it, where it is
  /// their sum in most places.
  ///
  /// A sum whose name means an item of records is one all the same; any other is not taken over.
  mutating func checkItemSums() -> SumCheck {
    var check = SumCheck()
    let lines = itemLines()
    for (place, line) in lines.enumerated() where line.isFlow {
      let below = children(place, lines)
      if line.isSum {
        settle(line, [below].filter { !$0.isEmpty } + candidates(place, lines), &check)
      } else if line.isLeftOut, below.count > 1 {
        settle(line, [below], &check)
      }
    }
    return check
  }

  private mutating func settle(_ line: Line, _ candidates: [[Line]], _ check: inout SumCheck) {
    let wanted = line.members.keys.sorted().filter { key in
      line.members[key].map { figures[$0].figure.number != nil } ?? false
    }
    guard !wanted.isEmpty else { return }
    var best: (held: Int, parts: [Line])?
    for parts in candidates {
      let held = wanted.count { key in
        if case .different? = verdict(line, parts, key) { return false }
        return parts.contains { $0.members[key] != nil }
      }
      if held > best?.held ?? 0 { best = (held, parts) }
      if held == wanted.count { break }
    }
    guard let best, 2 * best.held >= wanted.count else {
      guard line.isSum else { return }
      for key in wanted { leaveOut(line, key, .unexplainedSum) }
      if let first = line.members[wanted[0]] {
        check.findings.append(unexplained(figures[first]))
      }
      return
    }
    var differences: [Double] = []
    for key in wanted {
      guard let index = line.members[key], let verdict = verdict(line, best.parts, key) else {
        continue
      }
      let one = figures[index]
      if case .different(let difference) = verdict {
        let cells = best.parts.compactMap { $0.members[key] }.map { figures[$0].figure.place }
        // One slip puts all running totals after it out by as much.
        let isNew = SumCheck.isNew(difference, among: &differences)
        if isNew || one.figure.basis != .cumulative {
          check.findings.append(
            SumCheck.wrong(
              one, parts: sum(best.parts, key, scale: one), from: cells.first ?? one.figure.place,
              to: cells.last ?? one.figure.place, isImported: one.record != nil))
        }
        leaveOut(line, key, .wrongSum)
      } else {
        check.count(verdict, overItems: true)
        if case .sumOverItems = one.fate { figures[index].fate = .checked }
      }
    }
  }

  private mutating func leaveOut(_ line: Line, _ key: Int, _ reason: LeftOut.Reason) {
    guard let index = line.members[key], case .sumOverItems = figures[index].fate else { return }
    figures[index].fate = .leftOut(reason)
  }

  private func verdict(_ line: Line, _ parts: [Line], _ key: Int) -> SumCheck.Verdict? {
    guard let index = line.members[key] else { return nil }
    let one = figures[index]
    let members = parts.compactMap { $0.members[key] }.map { figures[$0] }
    return SumCheck.verdict(
      one.value ?? 0, parts: sum(parts, key, scale: one),
      rounding: SumCheck.rounding([one] + members.filter { $0.figure.number != nil }))
  }

  /// The sum of the numbers as written, in the sum's own base units.
  private func sum(_ parts: [Line], _ key: Int, scale one: ImportedFigure) -> Double {
    parts.compactMap { $0.members[key] }.reduce(0) {
      $0 + (figures[$1].figure.number?.value ?? 0)
    } * one.scale
  }

  /// The rows next below a row in the numbering of its table.
  private func children(_ place: Int, _ lines: [Line]) -> [Line] {
    let below = lines[(place + 1)...].prefix { $0.level > lines[place].level }
    let next = below.map(\.level).min()
    return below.filter { $0.level == next }
  }

  private func itemLines() -> [Line] {
    var lines: [Int: Line] = [:]
    for (index, one) in figures.enumerated() {
      let (own, other) =
        table.timeAxis == .columns
        ? (one.figure.row, one.figure.column) : (one.figure.column, one.figure.row)
      if case .blank = one.fate { continue }
      if case .faulty = one.fate { continue }
      // A rate of growth or of completion is no part of a sum.
      let across = table.timeAxis == .columns ? one.figure.columnWords : one.figure.rowWords
      if across.contains(where: { TableImport.isComputed($0.text) }) { continue }
      var line = lines[own] ?? Line(index: own)
      line.members[other] = index
      line.isSum = line.isSum || one.isItemSum
      line.isPart = line.isPart || one.isPart
      if case .leftOut = one.fate { line.isLeftOut = true }
      if let basis = one.basis, basis == .stock || basis == .level { line.isFlow = false }
      if let record = one.record, !record.unit.isMoney { line.isFlow = false }
      line.section = one.figure.sections.last?.text
      if let label = label(one) { line.level = OutlineLevel(label.text) }
      lines[own] = line
    }
    return lines.values.sorted { $0.index < $1.index }
  }

  /// The sets of lines that a sum may be of, the likeliest first.
  private func candidates(_ place: Int, _ lines: [Line]) -> [[Line]] {
    let (before, after) = (lines[..<place], lines[(place + 1)...])
    let hasFlows = lines.contains { !$0.isSum && $0.isFlow }
    func items(_ some: some Sequence<Line>) -> [Line] {
      some.filter { !$0.isSum && ($0.isFlow || !hasFlows) }
    }
    let last = before.lastIndex { $0.isSum }
    let next = after.firstIndex { $0.isSum }
    let own = lines[place].section
    let blocks: [[Line]] = [
      items(before[(last.map { $0 + 1 } ?? 0)...]),
      items(before.filter { $0.section == own }),
      items(before),
      items(after[..<(next ?? lines.count)]),
      items(after.filter { $0.section == own }),
      before.filter { $0.isSum && $0.isFlow },
      after.filter { $0.isSum && $0.isFlow },
      items(before) + items(after),
    ]
    return blocks.flatMap { block in
      [
        block, block.filter { !$0.isLeftOut }, block.filter { !$0.isPart },
        block.filter { !$0.isPart && !$0.isLeftOut },
      ]
    }.filter { !$0.isEmpty }
  }

  private func unexplained(_ one: ImportedFigure) -> Diagnostic {
    let words = table.timeAxis == .columns ? one.figure.rowWords : one.figure.columnWords
    let name = words.last?.text ?? ""
    return Diagnostic(
      .warning, code: "sum-unexplained", at: words.last?.place ?? one.figure.place,
      found: LocalizedText(
        "“\(name)”不是表中相邻各项之和，没有核对",
        "“\(name)” is the sum of no rows beside it and was not checked"),
      remedy: one.record != nil
        ? LocalizedText("已按项目导入，测算时会与各项对照", "It is imported and compared in a run")
        : LocalizedText("没有导入；请核对原表", "It is not imported; check the table"))
  }
}
