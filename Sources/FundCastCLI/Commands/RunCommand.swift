import ArgumentParser
import Budgeting
import Foundation
import FundCast
import Quantities
import Reporting
import Tables

/// `fundcast run`: the main job.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "测算、编制预算草案并预警，写出 HTML、CSV 和工作簿。Project, propose, warn; write a folder.")

  @Argument(help: "方案文件：基线、变体均可。Scenario files, baselines or variants.")
  var scenarios: [String]

  @Option(help: "结果目录。The folder to write.")
  var out: String = "out"

  @Option(help: "模拟路径数，替代方案中的设置。Paths to simulate.")
  var paths: Int?

  @Option(help: "随机数种子，替代方案中的设置。The seed.")
  var seed: UInt64?

  @Option(
    help: "报告日期，如 2026-01-15；缺省为今天。The report's date; today unless given.",
    transform: ReportDay.option)
  var date: ReportDay?

  @Option(help: "上次运行的结果目录，报告中说明与上次相比的变化。An earlier run's folder, to say what changed.")
  var since: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let paths, !(0...1_000_000).contains(paths) {
      throw ValidationError("--paths: 0–1000000")
    }
    let folders = [since ?? "", out].map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    if since != nil, folders[0] == folders[1] {
      throw ValidationError(
        LocalizedText(
          "--since 和 --out 是同一个目录，上次的报告会被覆盖",
          "--since and --out are one folder: the last report would be replaced"))
    }
  }

  func run() async throws {
    let language = options.language
    let showsProgress = StandardError.isTerminal && !options.quiet && !options.json
    let outcome: RunOutcome
    do {
      outcome = try await FundCast.run(
        RunRequest(
          scenarios: scenarios, models: options.models, paths: paths, seed: seed,
          since: since)
      ) { step in
        if showsProgress { StandardError.rewrite(step(language)) }
      }
    } catch {
      if showsProgress { StandardError.rewrite("") }
      throw options.fail(error)
    }
    let written: WrittenReport
    do {
      written = try outcome.write(
        to: out, language: language, preparedOn: date ?? .today())
    } catch {
      if showsProgress { StandardError.rewrite("") }
      StandardError.write(error.message(in: language))
      throw Leave.machine
    }
    if showsProgress { StandardError.rewrite("") }
    options.json ? printJSON(outcome, written) : say(outcome, written)
    if outcome.hasRedWarning { throw Leave.redWarning }
  }

  private func say(_ outcome: RunOutcome, _ written: WrittenReport) {
    let language = options.language
    for verdict in outcome.verdicts where !options.quiet || verdict.colour != .green {
      print("[\(verdict.colour.word(language))] \(verdict.sentence(language))")
    }
    for variant in outcome.variantVerdicts where variant.verdict.colour != .green {
      print("[\(variant.verdict.colour.word(language))] \(variant.sentence(language))")
    }
    let others = outcome.otherWarningCount
    if others > 0, !options.quiet {
      let text = LocalizedText(
        "另有 \(others) 条预警，见报告“风险预警”一节",
        "Further warnings: \(others), in the report's part on warnings")
      print(text(language))
    }
    for hint in outcome.hints { StandardError.write(hint.message(in: language)) }
    if !options.quiet {
      let count = outcome.findingCount
      if count > 0 {
        let text = LocalizedText(
          "数据审核提示 \(count) 条，见报告“数据审核”一节",
          "\(count) \(count == 1 ? "finding" : "findings") on the data: see “Data review” in the report"
        )
        print(text(language))
      }
      let text = LocalizedText(
        "写出 \(written.files.count) 个文件：\(written.folder)/report.html、report.xlsx 和 CSV",
        "\(written.files.count) files written: \(written.folder)/report.html, report.xlsx and CSV")
      print(text(language))
    }
    guard options.timings else { return }
    for timing in outcome.timings + written.timings {
      let milliseconds = Int((timing.seconds * 1000).rounded())
      StandardError.write("\(timing.step(language))  \(milliseconds) ms")
    }
  }

  /// The run as machines read it.
  private struct Result: Encodable {
    struct Fund: Encodable {
      let fund: String
      let colour: String
      let sentence: String
      let variants: [Variant]
    }

    struct Variant: Encodable {
      let scenario: String
      let colour: String
      let sentence: String
    }

    struct Step: Encodable {
      let step: String
      let seconds: Double
    }

    let folder: String
    let files: [String]
    let funds: [Fund]
    let timings: [Step]?
  }

  private func printJSON(_ outcome: RunOutcome, _ written: WrittenReport) {
    let language = options.language
    let result = Result(
      folder: written.folder, files: written.files,
      funds: outcome.chapters.map { chapter in
        let verdict = chapter.verdict
        return .init(
          fund: chapter.name, colour: verdict.colour.rawValue,
          sentence: verdict.sentence(language),
          variants: chapter.variantVerdicts.map {
            .init(
              scenario: $0.scenario(language), colour: $0.verdict.colour.rawValue,
              sentence: $0.verdict.sentence(language))
          })
      },
      timings: options.timings
        ? (outcome.timings + written.timings).map {
          .init(step: $0.step(language), seconds: $0.seconds)
        } : nil)
    print(JSONText.encode(result))
  }
}
