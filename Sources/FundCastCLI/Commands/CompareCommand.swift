import ArgumentParser
import Budgeting
import FundCast
import Quantities
import Reporting

/// `fundcast compare`: scenarios side by side, the difference taken apart by cause.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "比较方案与基线，并按原因分解差额。Compare scenarios with their baseline, by cause.")

  @Argument(help: "基线文件。The baseline.")
  var baseline: String

  @Argument(help: "叠加在基线上的方案文件。Scenarios that stack on it.")
  var scenarios: [String]

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
    if options.json {
      print(JSONText.encode(comparison.entries.flatMap(differences)))
      return
    }
    if comparison.entries.isEmpty {
      let text = LocalizedText(
        "没有方案改变基线：请给出用 stacks-on 叠加在 \(baseline) 上的方案。",
        "No scenario changes the baseline: give files that stack on \(baseline).")
      StandardError.write(text(options.language))
      throw Leave.input
    }
    for entry in comparison.entries { show(entry) }
  }

  private func differences(_ entry: Comparison.Entry) -> [Difference] {
    let language = options.language
    let scale = entry.unit.scale
    let analysis = entry.analysis
    let parts = analysis.causes.indices.map {
      (analysis.causes[$0], analysis.effect($0), analysis.effectPerPerson($0))
    }
    let total = [(LocalizedText("合计", "total"), analysis.total, analysis.totalPerPerson)]
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
    // As the report prints them, so that each column adds up.
    let scale = FigureScale(
      unit: LocalizedText(verbatim: "\(entry.unit)"),
      minorUnits: max(1, Int64((entry.unit.scale * 100).rounded())), decimals: 2)
    func add(
      _ printed: ChangeAnalysis.PrintedAmounts, _ perPerson: PrintedFigure?,
      _ months: PrintedFigure?, _ cause: String
    ) {
      let figures = [printed.income, printed.expenditure, printed.result, printed.closing].map {
        NumberText.change(PrintedFigure(count: $0, decimals: scale.decimals))
      }
      columns.append(
        ["\(printed.year)"] + figures + [perPerson, months].map(NumberText.change) + [cause])
    }
    let analysis = entry.analysis
    let figures = ChangeFigures(analysis)
    let total = LocalizedText("合计", "total")
    // Nothing happens before the first change.
    for (index, year) in analysis.years.enumerated() where year >= entry.firstChange?.year ?? year {
      for cause in analysis.causes.indices {
        add(
          analysis.printedEffect(cause, scale)[index], figures.perPerson(cause)[index],
          figures.months(cause)[index], analysis.causes[cause](language))
      }
      if analysis.causes.count > 1 {
        add(
          analysis.printedTotal(scale)[index], figures.totalPerPerson[index],
          figures.totalMonths[index], total(language))
      }
    }
    for line in columns.lines() { print("  " + line) }
    print("")
  }
}
