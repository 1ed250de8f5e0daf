import ArgumentParser
import FundCast
import Quantities
import Reporting
import Scenarios
import Tables

/// `fundcast template`: the workbook of records, or of a scenario, to fill in.
struct TemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "写出待填的记录工作簿或方案工作簿。Write the workbook of records, or of a scenario, to fill in.",
    discussion: """
      --scenario 把方案写成工作簿，内容与原文件相同，可以在表格软件里改，再直接运行；--variant 写出叠加在它上面的\
      待填调整方案，列出全部可调参数及现值。With --scenario the scenario itself as a workbook that says the same and \
      runs as it is; with --variant one that stacks on it, with every lever and its value to choose from.

      不加这两个选项时，按方案已有的记录列出每个项目、组别和口径，缺省为 closed-through 之后的一期，旁边列上期和上年同期数。What the \
      scenario's records keep, for the period after the last closed unless given, beside the figures of \
      the period before and of a year before.
      """)

  @Argument(help: "方案文件，通常是基线。The scenario, usually a baseline.")
  var scenario: String

  @Option(help: "要写的工作簿（.xlsx）；已有的文件不覆盖。The workbook; one that exists is kept.")
  var out: String

  @Flag(
    name: .customLong("scenario"),
    help: "写方案本身，而不是记录。Write the scenario itself instead of records.")
  var isScenario = false

  @Flag(help: "写叠加在它上面的待填调整方案。Write a variant that stacks on it, to fill in.")
  var variant = false

  @Option(help: "第一期，如 2025-10。The first period.", transform: { try period($0, "--from") })
  var from: Period?

  @Option(help: "最后一期。The last period.", transform: { try period($0, "--through") })
  var through: Period?

  @Flag(help: "已有记录的期间也列出，不带对照数：借用本方案的格式从头填报。Ask for every period, recorded or not.")
  var blank = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard isScenario || variant else { return }
    if isScenario, variant {
      throw ValidationError(
        LocalizedText("--scenario 和 --variant 只能选一个", "--scenario or --variant, not both"))
    }
    if from != nil || through != nil || blank {
      throw ValidationError(
        LocalizedText(
          "--from、--through、--blank 只用于记录，不与 --scenario、--variant 同用",
          "--from, --through and --blank are for records, not for --scenario or --variant"))
    }
  }

  func run() async throws {
    if isScenario || variant {
      try await writeScenario()
    } else {
      try writeRecords()
    }
  }

  private func writeScenario() async throws {
    let sheets: ScenarioSheets
    do {
      sheets = try await layOutScenario(
        scenario, as: variant ? .levers : .same, at: out, models: options.models,
        in: options.language)
    } catch {
      throw options.fail(error)
    }
    try options.finish(sheets) { (sheets) throws(OutputFault) in
      try sheets.write(to: out, made: .today(), in: options.language)
      return [out]
    } notes: { _ in
      []
    } machine: { sheets, files in
      JSONText.encode(Summary(rows: sheets.rowCount, files: files))
    } people: { sheets in
      for sheet in sheets.sheets where !sheet.rows.isEmpty {
        print(
          LocalizedText(
            "表“\(sheet.kind.title.chinese)”：\(sheet.rows.count) 行",
            "sheet \(sheet.kind.title.english): \(sheet.rows.count) rows")(options.language))
      }
    }
  }

  private func writeRecords() throws {
    let request = TemplateRequest(
      scenario: scenario, models: options.models, from: from, through: through, isBlank: blank)
    try options.job { () throws(InputFault) in
      try layOutTemplate(request)
    } write: { (template) throws(OutputFault) in
      try template.write(to: out, for: scenario, made: .today(), in: options.language)
      return [out]
    } notes: { _ in
      []
    } machine: { template, files in
      JSONText.encode(Summary(rows: template.rowCount, files: files))
    } people: { template in
      for fund in template.funds where !fund.rows.isEmpty {
        print(
          LocalizedText(
            "\(fund.title.chinese)：待填 \(fund.rows.count) 行",
            "\(fund.title.english): \(fund.rows.count) rows to fill in")(options.language))
      }
    }
  }

  private struct Summary: Encodable {
    let rows: Int
    let files: [String]
  }
}

private func period(_ text: String, _ option: String) throws -> Period {
  if let period = Period(text) { return period }
  throw ValidationError("\(option) \(text): 2025-10, 2025Q4, 2025")
}
