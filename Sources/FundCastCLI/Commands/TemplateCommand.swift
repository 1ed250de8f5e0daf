import ArgumentParser
import FundCast
import Quantities
import Reporting
import Tables

/// `fundcast template`: the workbook of records to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "写出待填的记录工作簿。Write the workbook of records to fill in.",
    discussion: """
      按方案已有的记录列出每个项目、组别和口径，缺省为 closed-through 之后的一期，旁边列上期和上年同期数。What the \
      scenario's records keep, for the period after the last closed unless given, beside the figures of \
      the period before and of a year before.
      """)

  @Argument(help: "方案文件，通常是基线。The scenario, usually a baseline.")
  var scenario: String

  @Option(help: "要写的工作簿（.xlsx）；已有的文件不覆盖。The workbook; one that exists is kept.")
  var out: String

  @Option(help: "第一期，如 2025-10。The first period.", transform: { try period($0, "--from") })
  var from: Period?

  @Option(help: "最后一期。The last period.", transform: { try period($0, "--through") })
  var through: Period?

  @Flag(help: "已有记录的期间也列出，不带对照数：借用本方案的格式从头填报。Ask for every period, recorded or not.")
  var blank = false

  @OptionGroup var options: CommonOptions

  func run() throws {
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
