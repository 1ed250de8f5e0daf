import Quantities
import Scenarios
import Tables

/// Sums over times, held against the periods that they sum.
extension TableImport {
  /// What one line's figures are about.
  private struct Line: Hashable {
    let fund: String
    let item: String
    let group: String?
    /// The row or column of one that is added to others of its item.
    let own: Int?
  }

  /// Holds years, quarters, spans and columns of sums against the periods that they are made of, and
  /// takes those that are told by their periods for no records of their own.
  mutating func checkTimeSums() -> SumCheck {
    var check = SumCheck()
    var lines: [Line: [Int]] = [:]
    var order: [Line] = []
    for (index, one) in figures.enumerated() {
      guard let fund = one.fund, let item = one.item else { continue }
      switch one.fate {
      case .record, .sumOverTime: break
      default: continue
      }
      let own = table.timeAxis == .columns ? one.figure.row : one.figure.column
      let line = Line(
        fund: fund, item: item, group: one.group, own: one.isAdded ? own : nil)
      if lines[line] == nil { order.append(line) }
      lines[line, default: []].append(index)
    }
    for line in order {
      let indices = lines[line] ?? []
      var flows: [Period: Int] = [:]
      for index in indices {
        if let record = figures[index].record, record.basis == .flow {
          flows[record.period] = index
        }
      }
      var differences: [Double] = []
      for index in indices { checkTimeSum(index, line: indices, flows, &differences, &check) }
    }
    return check
  }

  private mutating func checkTimeSum(
    _ index: Int, line: [Int], _ flows: [Period: Int], _ differences: inout [Double],
    _ check: inout SumCheck
  ) {
    let one = figures[index]
    if let record = one.record {
      let (first, last) = (
        record.basis == .cumulative
          ? Period(year: record.period.year).firstMonth : record.period.firstMonth,
        record.period.lastMonth
      )
      guard record.basis == .flow || record.basis == .cumulative,
        let parts = parts(first...last, flows, beside: index)
          ?? closedParts(of: one, record, flows, beside: index)
      else { return }
      let verdict = verdict(one, parts)
      if case .different(let difference) = verdict {
        // Both are kept: which of them is wrong is not for the reader of a table to say.
        if record.basis == .cumulative {
          // One slip puts all running totals after it out by as much.
          if SumCheck.isNew(difference, among: &differences) {
            check.findings.append(wrong(one, parts, isImported: true))
          }
          return
        }
        check.findings.append(wrong(one, parts, isImported: false))
        figures[index].fate = .leftOut(.wrongSum)
      } else {
        check.count(verdict, overItems: false)
        figures[index].fate = .checked
      }
      return
    }
    guard case .sumOverTime = one.fate else { return }
    let year = one.figure.time.part == .year ? one.figure.time.year : nil
    let parts = line.filter { other in
      guard other != index, let record = figures[other].record else { return false }
      let isAlong =
        table.timeAxis == .columns
        ? figures[other].figure.row == one.figure.row
        : figures[other].figure.column == one.figure.column
      return isAlong && (year == nil || record.period.year == year)
    }
    let records = parts.compactMap { figures[$0].record }
    if let last = records.max(by: { $0.period < $1.period }), last.basis != .flow {
      // Of balances, levels and running totals the last is the year's.
      let isLast = SumCheck.verdict(one.value ?? 0, parts: last.value, rounding: 0)
      if case .different = isLast {
        figures[index].fate = .leftOut(.unexplainedSum)
      } else {
        check.count(isLast, overItems: false)
        figures[index].fate = .checked
      }
      return
    }
    let finest = records.map(\.period.frequency.monthsPerPeriod).min()
    let finestParts = parts.filter {
      figures[$0].record?.period.frequency.monthsPerPeriod == finest
        && figures[$0].record?.basis == .flow
    }
    guard !finestParts.isEmpty else {
      figures[index].fate = .leftOut(.unexplainedSum)
      return
    }
    let verdict = verdict(one, finestParts)
    if case .different = verdict {
      check.findings.append(wrong(one, finestParts, isImported: false))
      figures[index].fate = .leftOut(.wrongSum)
    } else {
      check.count(verdict, overItems: false)
      figures[index].fate = .checked
    }
  }

  /// The figures of months, or of quarters, that make up a span; `nil` where some are missing or the
  /// span is one of them.
  private func parts(
    _ months: ClosedRange<Period>, _ flows: [Period: Int], beside own: Int
  ) -> [Int]? {
    for frequency in [Frequency.month, .quarter] {
      let (first, last) = (months.lowerBound.first(frequency), months.upperBound.first(frequency))
      guard first.firstMonth == months.lowerBound, last.lastMonth == months.upperBound else {
        continue
      }
      let periods = (0...first.distance(to: last)).map { first.advanced(by: $0) }
      let found = periods.compactMap { flows[$0] }.filter { $0 != own }
      // A single month and its own running total are told by both.
      guard periods.count > 1, found.count == periods.count else { continue }
      return found
    }
    return nil
  }

  /// The months, or quarters, of a year that has not closed, where a row or column of sums names the
  /// year; `nil` where there are none.
  private func closedParts(
    of one: ImportedFigure, _ record: Record, _ flows: [Period: Int], beside own: Int
  ) -> [Int]? {
    let words = table.timeAxis == .columns ? one.figure.columnWords : one.figure.rowWords
    guard record.basis == .flow, record.period.frequency == .year, words.last?.isTotal ?? false
    else { return nil }
    let within = flows.filter {
      $0.value != own && $0.key.year == record.period.year && $0.key.frequency != .year
    }
    let finest = within.keys.map(\.frequency.monthsPerPeriod).min()
    let found = within.filter { $0.key.frequency.monthsPerPeriod == finest }
      .sorted { $0.key < $1.key }.map(\.value)
    return found.isEmpty ? nil : found
  }

  private func verdict(_ sum: ImportedFigure, _ parts: [Int]) -> SumCheck.Verdict {
    SumCheck.verdict(
      sum.value ?? 0, parts: parts.reduce(0) { $0 + (figures[$1].value ?? 0) },
      rounding: SumCheck.rounding([sum] + parts.map { figures[$0] }))
  }

  private func wrong(_ sum: ImportedFigure, _ parts: [Int], isImported: Bool) -> Diagnostic {
    let places = parts.map { figures[$0].figure.place }
    return SumCheck.wrong(
      sum, parts: parts.reduce(0) { $0 + (figures[$1].value ?? 0) },
      from: places.first ?? sum.figure.place, to: places.last ?? sum.figure.place,
      isImported: isImported)
  }
}
