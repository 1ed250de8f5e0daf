import Funds
import Quantities

extension FundChapter {
  /// Each line's method and what its range rests on.
  func methodTable() -> ReportTable {
    let rows = projection.lines.filter { line in
      line.amounts.contains { $0 != 0 }
    }.map { line -> ReportTable.Row in
      let evidence = line.evidence
      let words = line.item.basis.isEmpty ? line.methodName : line.item.basis
      return ReportTable.Row([
        .text(line.item.title), .text(CommonText.sideName(line.item.side)), .text(words),
        .number(Double(evidence.growthYears), decimals: 0),
        .share(evidence.annual), .share(evidence.monthly),
        line.calibration.map { .number($0.ratio, decimals: 4) } ?? .blank,
      ])
    }
    return ReportTable(
      title: MethodText.rests,
      columns: [
        label(CommonText.line), label(CommonText.side), prose(CommonText.origin),
        column(MethodText.growthYears, MethodText.yearsUnit),
        column(MethodText.annual, CommonText.percent),
        column(MethodText.monthly, CommonText.percent),
        column(MethodText.calibration),
      ], rows: rows, isDense: true)
  }
}

extension Manifest {
  /// Version, seeds, paths, kernel, scenarios and options, then the files with their hashes.
  ///
  /// Seed and paths are one row each where all scenarios have the same, else one a scenario.
  func table() -> ReportTable {
    func row(_ name: LocalizedText, _ value: String) -> ReportTable.Row {
      ReportTable.Row([.text(name), .verbatim(value)])
    }
    func rows(_ name: LocalizedText, _ value: (Simulation) -> String) -> [ReportTable.Row] {
      guard let first = simulations.first else { return [] }
      if simulations.allSatisfy({ value($0) == value(first) }) { return [row(name, value(first))] }
      return simulations.map { simulation in
        row(
          LocalizedText(
            "\(name.chinese)（\(simulation.scenario)）", "\(name.english) (\(simulation.scenario))"),
          value(simulation))
      }
    }
    let own =
      [row(MethodText.program, "FundCast \(version)")]
      + rows(MethodText.seed) { "\($0.seed)" }
      + rows(MethodText.paths) { NumberText.count($0.paths) }
      + [
        row(MethodText.kernel, kernel),
        row(MethodText.scenarios, scenarios.joined(separator: " ")),
      ]
    let optionRows = options.map { option in
      row(
        LocalizedText(
          "\(MethodText.option.chinese) \(option.name)",
          "\(MethodText.option.english) \(option.name)"),
        option.value)
    }
    let fileRows = files.map { ReportTable.Row([.verbatim($0.path), .verbatim($0.hash)]) }
    return ReportTable(
      title: MethodText.manifest,
      columns: [
        DataTable.Column(MethodText.name, kind: .prose),
        DataTable.Column(MethodText.content, kind: .prose),
      ], rows: own + optionRows + fileRows, isDense: true)
  }
}
