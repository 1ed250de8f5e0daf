import ArgumentParser
import FundCast
import Quantities
import Tables

/// `fundcast runoff`: what is still to be settled of a triangle.
struct RunoffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runoff",
    abstract: "由流量三角估计应付未付，附标准误。Estimate unsettled claims from a triangle.")

  @Argument(
    help: "三角文件，列 origin,development,value，可有 exposure。The triangle, one cell a row.")
  var triangle: String

  @Option(
    help: """
      方法 The method: mack, chain-ladder, bootstrap, bornhuetter-ferguson, benktander, \
      cape-cod, per-member。
      """, transform: { try named($0) })
  var method: RunoffRequest.Method = .mack

  @Flag(help: "数值为累计数；缺省为当期数。Values are cumulative.")
  var cumulative = false

  @Option(help: "结果文件。The file to write.")
  var out: String

  @Option(
    help: "进展率的平均：volume, simple, regression, geometric, medial。The average.",
    transform: { try named($0) })
  var average: RunoffRequest.Average = .volume

  @Option(help: "只用每个进展期最近的几个进展率。How many of the last ratios count.")
  var window: Int?

  @Option(help: "尾部：none, exponential, inverse-power 或因子如 1.02。The tail.")
  var tail: String = "none"

  @Option(help: "每单位人数的预期金额。The expected amount a unit of exposure.")
  var rate: Double?

  @Option(help: "自助法的抽样次数。Draws of the bootstrap.")
  var draws: Int = 10_000

  @Option(help: "随机数种子。The seed.")
  var seed: UInt64 = 1

  @OptionGroup var options: CommonOptions

  /// A result as machines read it.
  private struct Summary: Encodable {
    let method: String
    let latest: Double
    let ultimate: Double
    let unsettled: Double
    let standardError: Double?
    let settlements: [Double]
    let beyond: Double
    let otherMethod: String?
    let otherUnsettled: Double?
    let otherStandardError: Double?
    let file: String
  }

  func validate() throws {
    if RunoffRequest.Tail(tail) == nil {
      throw ValidationError("--tail: none, exponential, inverse-power, 1.02")
    }
    if let window, window < 1 { throw ValidationError("--window: 1, 2, …") }
    if !(2...10_000_000).contains(draws) { throw ValidationError("--draws: 2–10000000") }
    let needsRate = method == .bornhuetterFerguson || method == .benktander
    if needsRate && rate == nil {
      throw ValidationError("--rate: \(method.rawValue)")
    }
  }

  func run() throws {
    var request = RunoffRequest(path: triangle, method: method, isCumulative: cumulative)
    request.average = average
    request.window = window
    request.tail = RunoffRequest.Tail(tail) ?? .none
    request.expectedRate = rate
    request.draws = draws
    request.seed = seed
    let outcome: RunoffOutcome
    do {
      outcome = try estimateRunoff(request)
    } catch {
      throw options.fail(error)
    }
    do {
      try outcome.write(to: out)
    } catch {
      StandardError.write(error.message(in: options.language))
      throw Leave.machine
    }
    if options.json {
      print(JSONText.encode(summary(outcome)))
    } else if !options.quiet {
      for note in outcome.notes { StandardError.write(note.message(in: options.language)) }
      say(outcome)
    }
  }

  private func summary(_ outcome: RunoffOutcome) -> Summary {
    Summary(
      method: outcome.method.rawValue, latest: outcome.total.latest,
      ultimate: outcome.total.ultimate, unsettled: outcome.total.unsettled,
      standardError: outcome.total.standardError, settlements: outcome.settlements,
      beyond: outcome.beyond, otherMethod: outcome.comparison?.method.rawValue,
      otherUnsettled: outcome.comparison?.unsettled,
      otherStandardError: outcome.comparison?.standardError, file: out)
  }

  private func say(_ outcome: RunoffOutcome) {
    let language = options.language
    func line(_ method: RunoffRequest.Method, _ unsettled: Double, _ error: Double?) {
      let range = error.map {
        LocalizedText("，标准误 \(rounded($0))", ", standard error \(rounded($0))")(language)
      }
      let text = LocalizedText(
        "\(method.rawValue)：应付未付 \(rounded(unsettled))",
        "\(method.rawValue): unsettled \(rounded(unsettled))")
      print(text(language) + (range ?? ""))
    }
    line(outcome.method, outcome.total.unsettled, outcome.total.standardError)
    if let other = outcome.comparison {
      line(other.method, other.unsettled, other.standardError)
    }
    let next = outcome.settlements.prefix(6).map(rounded).joined(separator: "  ")
    if !next.isEmpty {
      print(LocalizedText("今后各期预计支付：\(next)", "expected in the coming periods: \(next)")(language))
    }
    print(LocalizedText("写出 \(out)", "\(out) written")(language))
  }

  private func rounded(_ value: Double) -> String {
    "\((value * 100).rounded() / 100)"
  }
}

/// The case of a name, or an error that lists the names there are.
private func named<Value: RawRepresentable & CaseIterable>(_ text: String) throws -> Value
where Value.RawValue == String {
  if let value = Value(rawValue: text) { return value }
  let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\(text): \(names)")
}
