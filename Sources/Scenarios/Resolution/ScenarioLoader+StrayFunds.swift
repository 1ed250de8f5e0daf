import Funds
import Quantities
import Tables

/// Records of a fund whose name looks like a slip of one of the scenario's.
extension ScenarioLoader {
  /// Each such name once, at its first record: its rows would be left out without a word.
  func strayFunds(
    _ funds: [Scenario.FundSource], in dataFolder: String, models: [FundModel]
  ) -> [Diagnostic] {
    let known = models.map(\.ownName)
    var faults: [Diagnostic] = []
    var seen: [String] = models.map(\.name)
    let paths = funds.flatMap { source in
      source.data.map { joinedPath(dataFolder, $0) }
    }
    var done: Set<String> = []
    for path in paths where done.insert(path).inserted {
      for record in file(path)?.records ?? [] where !seen.contains(record.fund) {
        seen.append(record.fund)
        let meant = known.filter { $0.isMeant(by: record.fund) }
        if meant.count > 1 {
          faults.append(meant.ambiguous(record.fund, at: place(record, path)))
        }
        guard meant.isEmpty, let hint = known.suggestion(for: record.fund) else { continue }
        faults.append(
          Diagnostic(
            code: "unknown-fund", at: place(record, path),
            found: LocalizedText(
              "方案中没有基金“\(record.fund)”，这些行不会使用",
              "the scenario has no fund “\(record.fund)”: its rows would not be used"),
            expected: known.expected,
            remedy: hint))
      }
    }
    return faults
  }

  /// What is passed over: the rows of funds that the scenario does not have, by file and name.
  func strayRows(
    _ funds: [Scenario.FundSource], in dataFolder: String, models: [FundModel]
  ) -> [HistoryFinding] {
    let known = models.map(\.ownName)
    let names = Set(models.map(\.name))
    var done: Set<String> = []
    let paths = funds.flatMap { source in
      source.data.map { joinedPath(dataFolder, $0) }
    }.filter { done.insert($0).inserted }
    return paths.flatMap { path -> [HistoryFinding] in
      let stray = (file(path)?.records ?? []).filter { record in
        !names.contains(record.fund) && !known.contains { $0.isMeant(by: record.fund) }
      }
      var order: [String] = []
      let byFund = Dictionary(grouping: stray) { record in
        if !order.contains(record.fund) { order.append(record.fund) }
        return record.fund
      }
      return order.compactMap { fund in
        byFund[fund].flatMap { rows in rows.first.map { (rows.count, $0) } }.map { count, first in
          HistoryFinding(
            .passedOver,
            LocalizedText(
              "“\(fund)”的 \(count) 行记录不属于本方案的基金，没有使用",
              "\(count) \(count == 1 ? "row" : "rows") of “\(fund)”, a fund that the scenario does not have, "
                + "\(count == 1 ? "is" : "are") not used"),
            place: place(first, path))
        }
      }
    }
  }

  /// A file as far as it could be read.
  private func file(_ path: String) -> RecordFile? { files[path] ?? faulty[path] }

  private func place(_ record: Record, _ path: String) -> SourcePlace {
    file(path)?.place(of: .fund, in: record) ?? record.place
  }
}
