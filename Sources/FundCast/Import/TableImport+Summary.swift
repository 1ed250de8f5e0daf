import Funds
import Quantities
import Scenarios
import Tables

extension TableImport {
  /// What the table came to, in numbers.
  func summary(sums: SumCheck, _ names: [WrittenNames]) -> ImportOutcome.Sheet {
    let records = figures.compactMap(\.record)
    let funds = records.map(\.fund).reduce(into: [String]()) { list, name in
      if !list.contains(name) { list.append(name) }
    }
    let told = Set(records.map { [$0.fund, $0.item, $0.group ?? ""] })
    let zeros = figures.count { $0.record != nil && $0.figure.number == nil }
    let added = figures.count { one in
      if case .added = one.fate { return true }
      return false
    }
    let blanks = figures.count { one in
      guard case .blank = one.fate, let fund = one.fund, let item = one.item, one.basis == .flow
      else { return false }
      return one.period?.frequency == .month && told.contains([fund, item, one.group ?? ""])
    }
    return ImportOutcome.Sheet(
      place: table.place,
      funds: funds.compactMap { name in names.first { $0.model.name == name }?.model.title },
      itemCount: told.count, periods: Set(records.map(\.period)).sorted(),
      recordCount: records.count, addedCount: added, zeroCount: zeros, blankCount: blanks,
      units: unique(records.map(\.unit.symbol)), bases: unique(records.map(\.basis)), sums: sums,
      leftOut: leftOut(), passedOver: passedOver, nothing: nothing)
  }

  /// Asks about months that no figure of the table is of, though it has those before and after.
  func missingMonths() -> [Diagnostic] {
    let records = figures.compactMap(\.record).filter {
      [.flow, .cumulative].contains($0.basis) && $0.period.frequency == .month
    }
    return Dictionary(grouping: records.map(\.period), by: \.year).sorted { $0.key < $1.key }
      .compactMap { _, told in
        guard let first = told.min(), let last = told.max() else { return nil }
        let missing = (first...last).filter { !told.contains($0) }
        // A table by quarters is told in its own months.
        guard !missing.isEmpty, Set(told).count >= 3,
          missing.count < first.distance(to: last) / 2 || Set(told).count >= 6
        else { return nil }
        let list = missing.map(\.description)
        return Diagnostic(
          .warning, code: "missing-months", at: table.place,
          found: LocalizedText(
            "没有 \(list.joined(separator: "、")) 的数，前后各月都有",
            "no figure of \(list.joined(separator: ", ")), though the months before and after have some"
          ),
          remedy: LocalizedText(
            "请看表头是否缺了这几个月", "See whether the heads lack those months"))
      }
  }

  private var nothing: LocalizedText? {
    if table.isRecords {
      return LocalizedText(
        "已经是一行一个数的记录表，直接写进方案的 data 即可",
        "a table of records already: name it in the scenario's data as it is")
    }
    return figures.contains { $0.figure.number != nil }
      ? nil : LocalizedText("没有数", "holds no figures")
  }

  /// The figures not taken over, by reason and word.
  private func leftOut() -> [LeftOut] {
    var found: [LeftOut] = []
    func add(_ reason: LeftOut.Reason, _ word: String, _ place: SourcePlace) {
      if let known = found.firstIndex(where: { $0.reason == reason && $0.word == word }) {
        found[known].count += 1
      } else {
        found.append(LeftOut(reason: reason, word: word, count: 1, place: place))
      }
    }
    for one in figures where one.figure.number != nil {
      guard case .leftOut(let reason) = one.fate else { continue }
      add(reason, word(of: one, reason), one.figure.place)
    }
    if !table.isRecords {
      for place in table.serials { add(.serial, "", place) }
    }
    return found
  }

  /// The word because of which a figure is left out, or else that of its line.
  private func word(of one: ImportedFigure, _ reason: LeftOut.Reason) -> String {
    let words = [one.figure.rowWords, one.figure.columnWords].compactMap(\.last)
    let (row, column) = (one.figure.rowWords.last, one.figure.columnWords.last)
    switch reason {
    case .map:
      return words.first { word in
        guard let name = word.name, let fund = one.fund else { return false }
        return map.meaning(of: name, fund: fund).map { $0.item == nil } ?? false
      }?.text ?? row?.text ?? ""
    case .computed:
      return words.first { TableImport.isComputed($0.text) }?.text ?? column?.text ?? ""
    case .serial: return ""
    case .unexplainedSum, .wrongSum:
      return words.first { $0.isTotal || TableImport.isSum($0.name ?? "") }?.text
        ?? row?.text ?? ""
    }
  }
}

private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { seen.insert($0).inserted }
}
