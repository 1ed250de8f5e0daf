import Funds
public import Quantities
public import Reporting
import Scenarios

/// Lays out the records that a scenario's funds have still to get.
///
/// - Throws: ``Quantities/InputFault`` with everything wrong in the scenario, its models and its
///   records; where the periods are the wrong way round, of another frequency or too many; and where
///   nothing is left to be asked for.
public func layOutTemplate(_ request: TemplateRequest) throws(InputFault) -> RecordTemplate {
  let catalogue = ParameterCatalogue.builtIn
  var loader = ScenarioLoader(
    catalogue: catalogue, namedModelFolder: request.models, modelFolders: modelFolders(),
    exists: fileExists)
  let scenario = try loader.scenario(request.scenario)
  let funds = try loader.recordedFunds(scenario)
  let frequency = funds.first?.model.frequency ?? .month
  let closed = scenario.closedThrough.last(frequency)
  let from = request.from ?? closed.advanced(by: 1)
  let through = request.through ?? request.from ?? closed.advanced(by: 1)
  let place = SourcePlace(file: request.scenario)
  guard from.frequency == frequency, through.frequency == frequency else {
    throw InputFault(
      Diagnostic(
        code: "template-frequency", at: place,
        found: LocalizedText(
          "起止期间写作 \(from)、\(through)", "the periods are given as \(from) and \(through)"),
        expected: LocalizedText(
          "与基金相同的期间，如 \(closed)", "periods of the fund's own frequency, such as \(closed)")))
  }
  let count = from.distance(to: through) + 1
  guard (1...longestTemplate).contains(count) else {
    throw InputFault(
      Diagnostic(
        code: "template-span", at: place,
        found: LocalizedText("从 \(from) 到 \(through)", "from \(from) to \(through)"),
        expected: LocalizedText(
          "止期不早于起期，共 1–\(longestTemplate) 期",
          "an end no earlier than the start, 1–\(longestTemplate) periods in all")))
  }
  let template = RecordTemplate(
    funds, closed: closed, periods: from...through, wanted: request.isBlank ? .all : .missing,
    catalogue: catalogue)
  guard template.rowCount > 0 else {
    throw InputFault(
      Diagnostic(
        code: "template-empty", at: place,
        found: LocalizedText(
          "\(from) 至 \(through) 的记录已经齐全，没有要填的行",
          "the records of \(from) to \(through) are all there: there is nothing to fill in"),
        remedy: LocalizedText(
          "用 --from、--through 选别的期间，或用 --blank 列出全部行",
          "Choose other periods with --from and --through, or list all rows with --blank")))
  }
  return template
}

/// The most periods a template asks for: fifty years by month.
private let longestTemplate = 600
