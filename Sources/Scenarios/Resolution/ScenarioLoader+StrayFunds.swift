import Funds
import Quantities
import Tables

/// Records of a fund whose name looks like a slip of one of the scenario's.
extension ScenarioLoader {
  /// Each such name once, at its first record: its rows would be left out without a word.
  func strayFunds(_ scenario: Scenario, models: [FundModel]) -> [Diagnostic] {
    let known = models.map(\.name)
    var faults: [Diagnostic] = []
    var seen: [String] = known
    let paths = scenario.funds.flatMap { source in
      source.data.map { joinedPath(scenario.dataFolder, $0) }
    }
    var done: Set<String> = []
    for path in paths where done.insert(path).inserted {
      for record in files[path]?.records ?? [] where !seen.contains(record.fund) {
        seen.append(record.fund)
        guard let near = nearestWord(to: record.fund, among: known) else { continue }
        faults.append(
          Diagnostic(
            code: "unknown-fund", at: record.place,
            found: LocalizedText(
              "方案中没有基金“\(record.fund)”，这些行不会使用",
              "the scenario has no fund “\(record.fund)”: its rows would not be used"),
            expected: LocalizedText(oneOf: known),
            remedy: LocalizedText("是否想写“\(near)”？", "Did you mean “\(near)”?")))
      }
    }
    return faults
  }
}
