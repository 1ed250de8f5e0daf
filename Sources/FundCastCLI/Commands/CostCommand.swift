import ArgumentParser
import FundCast
import Quantities
import Reporting

/// `fundcast cost`: what measures cost, before they are decided.
struct CostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "政策调整事前测算：花多少、基金受不受得了、要不要上报。What measures cost before they are decided.")

  @Argument(help: "叠加在基线上的方案文件。Scenarios that stack on a baseline.")
  var scenarios: [String]

  @OptionGroup var paper: PaperOptions

  @OptionGroup var options: CommonOptions

  func validate() throws { try paper.refuseClash(reading: scenarios) }

  func run() async throws {
    let outcome: RunOutcome
    do {
      outcome = try await FundCast.run(
        RunRequest(
          scenarios: scenarios, models: options.models, paths: paper.paths, seed: paper.seed))
    } catch {
      throw options.fail(error)
    }
    try paper.finish(
      .costing, outcome, options,
      nothing: LocalizedText(
        "没有方案改变基线：请给出用 stacks-on 叠加在基线上的方案。",
        "No scenario changes a baseline: give files that stack on one."))
  }
}
