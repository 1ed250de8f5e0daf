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

  /// A file as far as it could be read.
  private func file(_ path: String) -> RecordFile? { files[path] ?? faulty[path] }

  private func place(_ record: Record, _ path: String) -> SourcePlace {
    file(path)?.place(of: .fund, in: record) ?? record.place
  }
}
