import Forecasting
import Funds
import Quantities
import Tables

/// Closed periods that nothing tells.
extension HistoryBuilder {
  /// The code of the faults below.
  static let closedWithoutData = "closed-without-data"

  /// Refuses a line that is recorded in every period but the last that are closed, up to a year of
  /// them: a line that ended long ago is none, nor one that is recorded now and then.
  func checkLastPeriods(_ line: LineItem, _ gaps: [Period], _ records: [Record])
    throws(InputFault)
  {
    guard frequency != .year, let first = gaps.first, gaps.last == closedThrough,
      first.distance(to: closedThrough) + 1 == gaps.count, gaps.count <= frequency.periodsPerYear
    else { return }
    // What only happens now and then, and is told by the year, says nothing of this one.
    if line.method == .plan, records.allSatisfy({ $0.period.frequency == .year }) { return }
    throw InputFault(periodsMissing(line, gaps, records))
  }

  /// What is missing among the closed periods of lines that are recorded in nearly every one: what no
  /// such line tells, in any year, and what one of them leaves out of the year being closed.
  ///
  /// What a single line leaves out of an earlier year is named in the review: it may be lost for good.
  func missingPeriods(_ lines: [String: LineHistory]) -> [Diagnostic] {
    guard frequency != .year else { return [] }
    let regular = model.lines.compactMap { line in
      lines[line.name].flatMap { $0.isRegular ? (line: line, flows: $0.flows) : nil }
    }
    guard let first = regular.map(\.flows.start).min() else { return [] }
    let whole = (first...closedThrough).filter { period in
      let begun = regular.filter { $0.flows.start <= period }
      return begun.count > 1 && begun.allSatisfy { $0.flows[period] == nil }
    }
    let single = regular.compactMap { line, flows -> Diagnostic? in
      let gaps = flows.periods.filter {
        $0.year == closedThrough.year && $0 <= closedThrough && flows[$0] == nil
          && !whole.contains($0)
      }
      let own = records(of: line.name).filter { [.flow, .cumulative].contains($0.basis) }
      return gaps.isEmpty ? nil : periodsMissing(line, gaps, own)
    }
    return (whole.isEmpty ? [] : [nothingOf(whole)]) + single
  }

  private func nothingOf(_ periods: [Period]) -> Diagnostic {
    let (zh, en) = (
      periods.map(\.description).joined(separator: "、"),
      periods.map(\.description).joined(separator: ", ")
    )
    return Diagnostic(
      code: HistoryBuilder.closedWithoutData,
      at: SourcePlace(file: records.first?.place.file ?? "-"),
      found: LocalizedText(
        "“\(model.title.chinese)”没有 \(zh) 任何一项的记录，前后各期都有",
        "“\(model.title.english)” has no record at all of \(en), and has of the periods round it"),
      expected: LocalizedText(
        "到 \(closedThrough) 为止每期都有记录", "records of each period up to \(closedThrough)"),
      remedy: LocalizedText(
        "请补上；只有累计数或全年数的，写本年累计或全年数也可以",
        "Add them; a running total of the year, or the year's total, will do where that is all there is"
      ))
  }

  private func periodsMissing(_ line: LineItem, _ gaps: [Period], _ records: [Record])
    -> Diagnostic
  {
    let blank = blanks.first { blank in
      blank.key.item == line.name && blank.key.group == nil
        && [.flow, .cumulative].contains(blank.key.basis)
        && gaps.contains(blank.key.period.last(frequency))
    }
    let (zh, en) = (
      gaps.map(\.description).joined(separator: "、"),
      gaps.map(\.description).joined(separator: ", ")
    )
    let isRunning =
      records.filter { $0.period.frequency != .year }.max { $0.period < $1.period }?.basis
      == .cumulative
    let told = gaps[0].advanced(by: -1)
    let (zhClose, enClose) =
      gaps.last == closedThrough
      ? (
        "；若 \(closedThrough) 尚未结账，请把 closed-through 改为 \(told)",
        "; if \(closedThrough) is not closed yet, write closed-through: \(told)"
      ) : ("", "")
    return Diagnostic(
      code: HistoryBuilder.closedWithoutData,
      at: blank?.place ?? SourcePlace(file: records.first?.place.file ?? "-"),
      found: LocalizedText(
        "“\(line.title.chinese)”（\(line.name)）没有 \(zh) 的记录\(blank == nil ? "" : "（该格为空）")，而 \(closedThrough) 已结账",
        "“\(line.title.english)” (\(line.name)) has no record of \(en)\(blank == nil ? "" : " (the cell is empty)"), but \(closedThrough) is closed"
      ),
      expected: isRunning
        ? LocalizedText(
          "到 \(closedThrough) 为止的本年累计", "the running total of the year up to \(closedThrough)")
        : LocalizedText(
          "到 \(closedThrough) 为止每期一条记录", "a record of each period up to \(closedThrough)"),
      remedy: isRunning
        ? LocalizedText(
          "请补上；没有发生的照填上期的累计数（1 月写 0）\(zhClose)",
          "Add it; repeat the last running total where nothing happened (0 in January)\(enClose)"
        )
        : LocalizedText(
          "请补上这一期；没有发生的写 0\(zhClose)",
          "Add the period; write 0 where nothing happened\(enClose)"
        ))
  }

  /// One fault in place of many where no line reaches the last closed period.
  func wholeFault(_ faults: [Diagnostic], _ lines: [String: LineHistory]) -> Diagnostic? {
    let names = Set(model.lines.map(\.name))
    guard lines.isEmpty, faults.count > 1,
      faults.allSatisfy({ $0.code == HistoryBuilder.closedWithoutData }),
      !faults.contains(where: { $0.place.line != nil }),
      let last = records.lazy.filter({ record in
        names.contains(record.item) && [.flow, .cumulative].contains(record.basis)
      }).map({ $0.period.last(frequency) }).max()
    else { return nil }
    return nothingAfter(last)
  }

  /// A period is closed only where something of it is recorded.
  func checkClosedPeriod(_ lines: [String: LineHistory]) throws(InputFault) {
    guard let last = lines.values.compactMap({ $0.flows.lastObservation?.period }).max(),
      last < closedThrough
    else { return }
    throw InputFault(nothingAfter(last))
  }

  private func nothingAfter(_ last: Period) -> Diagnostic {
    Diagnostic(
      code: HistoryBuilder.closedWithoutData,
      at: SourcePlace(file: records.first?.place.file ?? "-"),
      found: LocalizedText(
        "基线写明 \(closedThrough) 已结账，但记录只到 \(last)",
        "the baseline says that \(closedThrough) is closed, but the records end at \(last)"),
      expected: LocalizedText("到 \(closedThrough) 为止的记录", "records up to \(closedThrough)"),
      remedy: LocalizedText(
        "请补录数据，或把 closed-through 改为 \(last)",
        "Add the records, or write closed-through: \(last)"))
  }
}

extension LineHistory {
  /// Whether the line is recorded in nearly every period, for a year and more.
  fileprivate var isRegular: Bool {
    let known = flows.values.count { $0 != nil }
    return known >= flows.frequency.periodsPerYear && 4 * known >= 3 * flows.count
  }
}
