import ArgumentParser
import Budgeting
import FundCast
import Quantities
import Reporting
import Tables

/// `fundcast compare`: scenarios side by side, the difference taken apart by cause.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "比较方案与基线，并按原因分解差额。Compare scenarios with their baseline, by cause.")

  @Argument(help: "基线文件。The baseline.")
  var baseline: String

  @Argument(help: "叠加在基线上的方案文件。Scenarios that stack on it.")
  var scenarios: [String]

  @Option(help: "另写出比较表，.csv 或工作簿 .xlsx。The table to write as well, .csv or a workbook, .xlsx.")
  var out: String?

  @OptionGroup var options: CommonOptions

  /// One difference as machines read it.
  private struct Difference: Encodable {
    let fund: String
    let scenario: String
    let cause: String
    let year: Int
    let income: Double
    let expenditure: Double
    let result: Double
    let closing: Double
    let perPerson: Double?
    let payableMonths: Double?
    let unit: String
  }

  func validate() throws {
    let table = [NamedFile("--out", out)]
    try NamedFile.refuseUnknownEndings(table)
    try NamedFile.refuseClash(
      writing: table,
      reading: [NamedFile("<baseline>", baseline)]
        + scenarios.map { NamedFile("<scenarios>", $0) })
  }

  func run() async throws {
    let comparison: Comparison
    do {
      let set = try await ScenarioSet.load(
        RunRequest(
          scenarios: [baseline] + scenarios, baseline: baseline, models: options.models, paths: 0))
      comparison = try Comparison(set)
    } catch {
      throw options.fail(error)
    }
    if comparison.entries.isEmpty && !options.json {
      let text = LocalizedText(
        "没有方案改变基线：请给出用 stacks-on 叠加在 \(baseline) 上的方案。",
        "No scenario changes the baseline: give files that stack on \(baseline).")
      StandardError.write(text(options.language))
      throw Leave.input
    }
    try options.finish(comparison) { (comparison) throws(OutputFault) in
      if let out { try comparison.write(to: out, in: options.language) }
      return [out].compactMap(\.self)
    } notes: { _ in
      []
    } machine: { comparison, _ in
      JSONText.encode(comparison.entries.flatMap(differences))
    } people: { comparison in
      for entry in comparison.entries { show(entry) }
    }
  }

  private func differences(_ entry: Comparison.Entry) -> [Difference] {
    let language = options.language
    let scale = entry.unit.scale
    let analysis = entry.analysis
    let parts = analysis.causes.indices.map {
      (analysis.causes[$0], analysis.effect($0), analysis.effectPerPerson($0))
    }
    let total = [(Comparison.Entry.total, analysis.total, analysis.totalPerPerson)]
    return (parts + total).flatMap { cause, amounts, perPerson in
      zip(amounts, perPerson).map {
        Difference(
          fund: entry.fund(language), scenario: entry.scenario(language), cause: cause(language),
          year: $0.year, income: $0.income / scale, expenditure: $0.expenditure / scale,
          result: $0.result / scale, closing: $0.closing / scale, perPerson: $1,
          payableMonths: $0.payableMonths, unit: entry.unit.description)
      }
    }
  }

  private func show(_ entry: Comparison.Entry) {
    let language = options.language
    print("\(entry.fund(language))  \(entry.scenario(language))")
    if let first = entry.firstChange {
      print(LocalizedText("  最早影响 \(first)", "  first acts in \(first)")(language))
    }
    let units = LocalizedText(
      "  单位：\(entry.unit)；每人结余：\(entry.unit.symbol.contains("元") ? "元" : "一个货币单位")；月数：可支付月数",
      "  unit: \(entry.unit); the result a head in single units; payable months")
    print(units(language))
    var columns = TextColumns()
    columns.append(
      [
        LocalizedText("年份", "year"), LocalizedText("收入", "income"),
        LocalizedText("支出", "expenditure"), LocalizedText("当年结余", "result"),
        LocalizedText("年末结余", "closing"), LocalizedText("每人", "a head"),
        LocalizedText("月数", "months"), LocalizedText("原因", "cause"),
      ].map { $0(language) })
    for row in entry.rows {
      let amounts = [row.income, row.expenditure, row.result, row.closing].map {
        NumberText.change($0)
      }
      let rates = [row.perPerson, row.payableMonths].map(NumberText.change)
      columns.append(
        ["\(row.year)"] + amounts + rates + [(row.cause ?? Comparison.Entry.total)(language)])
    }
    for line in columns.lines() { print("  " + line) }
    if entry.analysis.causes.count > 1 { print("  " + ChangeAnalysis.order(language)) }
    for low in entry.tellingLows { print("  " + Comparison.lowestText(low)(language)) }
    print("")
  }
}
