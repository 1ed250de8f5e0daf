import ArgumentParser
import FundCast
import Quantities
import Tables

/// `fundcast monthly`: the scheduled job.
struct MonthlyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monthly",
    abstract: "每月定时运行：测算、存档、与上月比较、预警。The scheduled job: run, file, compare, warn.",
    discussion: """
      按数据截至的月份存入存档目录，如 2025-10；输入没有变化就不再运行，有变化的另存为 2025-10-2；latest 指向最近\
      一次运行。The run is filed under the month closed through; from the same inputs it is not run again, \
      from others it is put beside; latest leads to the newest run.
      """)

  @Argument(
    help: ArgumentHelp(
      "配置文件：scenarios、archive、language。The plan: scenarios, archive, language.",
      valueName: "config"))
  var plan: String

  @Option(
    help: "报告日期，如 2026-01-15；缺省为今天。The report's date; today unless given.",
    transform: ReportDay.option)
  var date: ReportDay?

  @OptionGroup var options: CommonOptions

  func run() async throws {
    let language = options.language
    let showsProgress = StandardError.isTerminal && !options.quiet && !options.json
    let outcome: MonthlyOutcome
    do {
      outcome = try await runMonth(
        MonthlyRequest(
          plan: plan, models: options.models, language: language,
          preparedOn: date ?? .today())
      ) { step in
        if showsProgress { StandardError.rewrite(step(language)) }
      }
    } catch {
      if showsProgress { StandardError.rewrite("") }
      switch error {
      case .input(let fault): throw options.fail(fault)
      case .output(let fault):
        StandardError.write(fault.message(in: language))
        throw Leave.machine
      }
    }
    if showsProgress { StandardError.rewrite("") }
    say(outcome)
    if outcome.run.record.hasRedWarning { throw Leave.redWarning }
  }

  private func say(_ outcome: MonthlyOutcome) {
    if options.json {
      print(
        JSONText.encode(
          Summary(
            folder: outcome.run.folder, isNew: outcome.occasion != .unchanged,
            earlier: outcome.earlier?.folder, record: outcome.run.record,
            findings: JSONText.list(outcome.hints, language: outcome.language))))
      return
    }
    let lines =
      options.quiet
      ? outcome.run.record.warningLines(in: outcome.language) : outcome.lines()
    for line in lines { print(line) }
    for hint in outcome.hints { StandardError.write(hint.message(in: outcome.language)) }
  }

  private struct Summary: Encodable {
    let folder: String
    let isNew: Bool
    let earlier: String?
    let record: RunRecord
    let findings: [JSONText.Finding]
  }
}
