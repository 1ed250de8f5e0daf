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
    var seen: Set<String> = []
    for (path, rows) in otherRows(funds, in: dataFolder, models: models) {
      guard let first = rows.first, seen.insert(first.fund).inserted else { continue }
      let meant = known.filter { $0.isMeant(by: first.fund) }
      if meant.count > 1 {
        faults.append(meant.ambiguous(first.fund, at: place(first, path)))
      }
      guard meant.isEmpty, let hint = known.suggestion(for: first.fund) else { continue }
      faults.append(
        Diagnostic(
          code: "unknown-fund", at: place(first, path),
          found: LocalizedText(
            "方案中没有基金“\(first.fund)”，这些行不会使用",
            "the scenario has no fund “\(first.fund)”: its rows would not be used"),
          expected: known.expected,
          remedy: hint))
    }
    return faults
  }

  /// What is passed over: the rows of funds that the scenario does not have, by file and name.
  func strayRows(
    _ funds: [Scenario.FundSource], in dataFolder: String, models: [FundModel]
  ) -> [HistoryFinding] {
    let known = models.map(\.ownName)
    return otherRows(funds, in: dataFolder, models: models).compactMap { path, rows in
      guard let first = rows.first, !known.contains(where: { $0.isMeant(by: first.fund) }) else {
        return nil
      }
      let isOne = rows.count == 1
      return HistoryFinding(
        .passedOver,
        LocalizedText(
          "“\(first.fund)”的 \(rows.count) 行记录不属于本方案的基金，没有使用",
          "\(rows.count) \(isOne ? "row" : "rows") of “\(first.fund)”, a fund that the scenario does not "
            + "have, \(isOne ? "is" : "are") not used"),
        place: place(first, path))
    }
  }

  /// The rows of each file whose fund is not written as a model's name, by that fund, in their order.
  private func otherRows(
    _ funds: [Scenario.FundSource], in dataFolder: String, models: [FundModel]
  ) -> [(path: String, rows: [Record])] {
    let names = Set(models.map(\.name))
    var done: Set<String> = []
    let paths = funds.flatMap { source in
      source.data.map { joinedPath(dataFolder, $0) }
    }.filter { done.insert($0).inserted }
    return paths.flatMap { path -> [(path: String, rows: [Record])] in
      let other = (file(path)?.records ?? []).filter { !names.contains($0.fund) }
      var seen: Set<String> = []
      let order = other.map(\.fund).filter { seen.insert($0).inserted }
      let byFund = Dictionary(grouping: other, by: \.fund)
      return order.map { (path, byFund[$0] ?? []) }
    }
  }

  /// A file as far as it could be read.
  private func file(_ path: String) -> RecordFile? { files[path] ?? faulty[path] }

  private func place(_ record: Record, _ path: String) -> SourcePlace {
    file(path)?.place(of: .fund, in: record) ?? record.place
  }
}
