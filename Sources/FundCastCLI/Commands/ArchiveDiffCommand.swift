import ArgumentParser
import FundCast
import Quantities

/// `fundcast archive diff`: what two finished runs differ in.
struct ArchiveDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "两次运行有什么不同：输入、参数、预警和各年数。What two runs differ in.")

  @Argument(help: ArgumentHelp("前一次运行的结果目录。The earlier run's folder.", valueName: "run"))
  var first: String

  @Argument(help: ArgumentHelp("后一次运行的结果目录。The later run's folder.", valueName: "run"))
  var second: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let difference: RunDifference
    do {
      difference = RunDifference(try ArchivedRun(first), try ArchivedRun(second))
    } catch {
      throw options.fail(error)
    }
    let language = options.language
    guard options.json else {
      for line in difference.lines(in: language) { print(line) }
      return
    }
    print(
      JSONText.encode(
        Summary(
          isEmpty: difference.isEmpty, changedInputs: difference.changedInputs,
          addedInputs: difference.addedInputs, removedInputs: difference.removedInputs,
          newWarnings: difference.newWarnings, goneWarnings: difference.goneWarnings,
          changedWarnings: difference.changedWarnings.map {
            Summary.ChangedWarning(before: $0.before, after: $0.after)
          },
          assumptions: difference.assumptions.map(Summary.Assumption.init),
          years: difference.years.map(Summary.Figure.init),
          uncompared: difference.uncompared?(language))))
  }

  private struct Summary: Encodable {
    struct Assumption: Encodable {
      let fund: String
      let parameter: String
      let unit: String
      let period: String
      let before: Double
      let after: Double
      let periods: Int

      init(_ one: RunDifference.Assumption) {
        (fund, parameter, unit) = (one.fund, one.parameter, one.unit)
        (period, before, after) = (one.period, one.before, one.after)
        periods = one.periods
      }
    }

    struct ChangedWarning: Encodable {
      let before: RunRecord.Warning
      let after: RunRecord.Warning
    }

    struct Figure: Encodable {
      let fund: String
      let scenario: String
      let year: String
      let measure: String
      let unit: String
      let before: Double?
      let after: Double?

      init(_ one: RunDifference.YearFigure) {
        (fund, scenario, year) = (one.fund, one.scenario, one.year)
        (measure, unit) = (one.measure, one.unit)
        (before, after) = (one.before, one.after)
      }
    }

    let isEmpty: Bool
    let changedInputs: [String]
    let addedInputs: [String]
    let removedInputs: [String]
    let newWarnings: [RunRecord.Warning]
    let goneWarnings: [RunRecord.Warning]
    let changedWarnings: [ChangedWarning]
    let assumptions: [Assumption]
    let years: [Figure]
    let uncompared: String?
  }
}
