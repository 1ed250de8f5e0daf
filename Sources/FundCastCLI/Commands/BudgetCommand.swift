import ArgumentParser
import FundCast
import Quantities
import Reporting

/// `fundcast budget`: the budget in the official form.
struct BudgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract: "按规定表式编制预算草案，附预计执行、测算依据和说明。The budget in the official form.")

  @Argument(
    help: "基线，或要按已决定编入预算的变体。A baseline, or a variant to be budgeted as if it were decided.")
  var scenario: String

  @Option(help: "预算年度，替代方案中的 budget-year。The budget's year in place of the scenario's.")
  var year: Int?

  @OptionGroup var paper: PaperOptions

  @OptionGroup var options: CommonOptions

  func validate() throws { try paper.refuseClash(reading: [scenario]) }

  func run() async throws {
    let outcome: RunOutcome
    do {
      outcome = try await drawUpBudget(
        RunRequest(
          scenarios: [scenario], models: options.models, paths: paper.paths, seed: paper.seed,
          budgetYear: year))
    } catch {
      throw options.fail(error)
    }
    try paper.finish(
      .budget, outcome, options,
      nothing: LocalizedText(
        "\(scenario) 的基金都没有预算表式（模型里的 form），编不出预算草案。",
        "No fund of \(scenario) has a form to draw its budget up in (form in its model)."))
  }
}
