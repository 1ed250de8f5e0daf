import Actuarial
import ArgumentParser
import FundCast
import Quantities
import Reporting
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

  @Option(
    help: "并列的第二种方法；有人数时缺省 per-member，否则自动。The method beside it.",
    transform: { try named($0) })
  var beside: RunoffRequest.Method?

  @Flag(help: "数值为累计数；缺省为当期数。Values are cumulative.")
  var cumulative = false

  @Option(help: "结果文件，.csv 或工作簿 .xlsx。The file to write, .csv or a workbook, .xlsx.")
  var out: String

  @Option(help: "写出今后各期预计支付及区间。Where to write the expected settlements by period.")
  var runOff: String?

  @Option(help: "写出进展因子和完成率。Where to write factors and completion.")
  var factors: String?

  @Option(help: "写出图表网页。Where to write a page with charts.")
  var html: String?

  @Option(
    help: "进展率的平均：volume, simple, regression, geometric, medial。The average.",
    transform: { try named($0) })
  var average: DevelopmentRule.AverageName = .volume

  @Option(
    help: """
      先剔除的进展率，可多次：2024-01、2024-01:3、diagonal:2024-06、highest:1、lowest:1；\
      顺序为剔除、取窗口、平均。Ratios to leave out, before window and average.
      """,
    transform: { text in
      guard let exclusion = RunoffRequest.Exclusion(text) else {
        throw ValidationError("\(text): 2024-01, 2024-01:3, diagonal:2024-06, highest:1, lowest:1")
      }
      return exclusion
    })
  var exclude: [RunoffRequest.Exclusion] = []

  @Option(help: "只用每个进展期最近的几个进展率。How many of the last ratios count.")
  var window: Int?

  @Option(help: "尾部：none, exponential, inverse-power 或因子如 1.02。The tail.")
  var tail: String = "none"

  @Option(help: "每单位人数的预期金额。The expected amount a unit of exposure.")
  var rate: Double?

  @Option(help: "该预期金额的标准误，计入结果的标准误。The standard error of that amount.")
  var rateError: Double?

  @Option(
    help: """
      结案件数的三角（列同上，另加 ultimate 列为每期总件数），用以剔除结算速度变化（Berquist–Sherman）。Numbers of \
      claims settled, with a column ultimate, to take out a change in the speed of settlement.
      """)
  var settledCounts: String?

  @Option(help: "自助法的抽样次数。Draws of the bootstrap.")
  var draws: Int = 10_000

  @Option(help: "随机数种子。The seed.")
  var seed: UInt64 = 1

  @OptionGroup var options: CommonOptions

  /// One method's result as machines read it.
  private struct View: Encodable {
    let method: String
    let latest: Double
    let ultimate: Double
    let unsettled: Double
    let standardError: Double?
    let settlements: [Double]
    let settlementErrors: [Double?]
    let beyond: Double

    init(_ view: RunoffView) {
      method = view.method.rawValue
      latest = view.total.latest
      ultimate = view.total.ultimate
      unsettled = view.total.unsettled
      standardError = view.total.standardError
      settlements = view.settlements.map(\.expected)
      settlementErrors = view.settlements.map(\.standardError)
      beyond = view.beyond?.expected ?? 0
    }
  }

  /// A result as machines read it.
  private struct Summary: Encodable {
    let first: View
    let second: View?
    let oneYearStandardError: Double?
    let files: [String]
    let findings: [JSONText.Finding]
  }

  func validate() throws {
    if RunoffRequest.Tail(tail) == nil {
      throw ValidationError(
        LocalizedText(
          "--tail：“\(tail)”应为 none、exponential、inverse-power 或不小于 1 的因子",
          "--tail: “\(tail)”, expected none, exponential, inverse-power or a factor of 1 or more"))
    }
    if let window, window < 1 { throw ValidationError("--window: 1, 2, …") }
    if !(2...10_000_000).contains(draws) { throw ValidationError("--draws: 2–10000000") }
    for method in [method] + (beside.map { [$0] } ?? [])
    where rate == nil && (method == .bornhuetterFerguson || method == .benktander) {
      throw ValidationError(
        LocalizedText("\(method.rawValue) 需要 --rate", "\(method.rawValue) needs --rate"))
    }
    if let rateError, !(rateError >= 0 && rateError.isFinite) {
      throw ValidationError("--rate-error: ≥ 0")
    }
    if let rate, !(rate >= 0 && rate.isFinite) { throw ValidationError("--rate: ≥ 0") }
    let takesRate = [method, beside].contains { $0 == .bornhuetterFerguson || $0 == .benktander }
    if !takesRate && (rate != nil || rateError != nil) {
      throw ValidationError(
        LocalizedText(
          "--rate 和 --rate-error 只用于 bornhuetter-ferguson、benktander",
          "--rate and --rate-error are only for bornhuetter-ferguson and benktander"))
    }
    if beside == method { throw ValidationError("--beside: \(method.rawValue) = --method") }
    let tables = [
      NamedFile("--out", out), NamedFile("--run-off", runOff), NamedFile("--factors", factors),
    ]
    try NamedFile.refuseUnknownEndings(tables)
    try NamedFile.refuseClash(
      writing: tables + [NamedFile("--html", html)],
      reading: [
        NamedFile("<triangle>", triangle), NamedFile("--settled-counts", settledCounts),
      ])
  }

  func run() throws {
    var request = RunoffRequest(path: triangle, method: method, isCumulative: cumulative)
    request.beside = beside
    request.exclusions = exclude
    request.average = average
    request.window = window
    request.tail = RunoffRequest.Tail(tail) ?? .none
    request.expectedRate = rate
    request.expectedRateError = rateError
    request.settledCounts = settledCounts
    request.draws = draws
    request.seed = seed
    try options.job { () throws(InputFault) in
      try estimateRunoff(request)
    } write: { (outcome) throws(OutputFault) in
      try outcome.write(to: out)
      if let runOff { try outcome.writeRunOff(to: runOff) }
      if let factors { try outcome.writeFactors(to: factors) }
      if let html { try outcome.writePage(to: html, in: options.language) }
      return [out] + [runOff, factors, html].compactMap(\.self)
    } notes: {
      $0.notes
    } machine: { outcome, files in
      JSONText.encode(
        Summary(
          first: View(outcome.first), second: outcome.second.map(View.init),
          oneYearStandardError: outcome.oneYearError, files: files,
          findings: JSONText.list(outcome.notes, language: options.language)))
    } people: {
      say($0)
    }
  }

  private static let period = LocalizedText("支付期", "period")
  private static let expected = LocalizedText("预计支付", "expected")
  private static let standardError = LocalizedText("标准误", "standard error")
  private static let later = LocalizedText("其后各期", "later")

  private func say(_ outcome: RunoffOutcome) {
    let language = options.language
    for view in [outcome.first] + (outcome.second.map { [$0] } ?? []) {
      let amount = rounded(view.total.unsettled)
      let text = LocalizedText(
        "\(view.title.chinese)：应付未付 \(amount)",
        "\(view.title.english): unsettled \(amount)")
      let error = view.total.standardError.map {
        LocalizedText("，标准误 \(rounded($0))", ", standard error \(rounded($0))")(language)
      }
      print(text(language) + (error ?? ""))
    }
    var columns = TextColumns()
    let hasErrors = outcome.first.whole.standardError != nil
    columns.append([
      Self.period(language), Self.expected(language),
      hasErrors ? Self.standardError(language) : "",
    ])
    for row in outcome.first.settlements.prefix(6) {
      columns.append([
        row.period, rounded(row.expected), row.standardError.map { "± \(rounded($0))" } ?? "",
      ])
    }
    if outcome.first.settlements.count > 6 {
      let rest = outcome.first.settlements.dropFirst(6).reduce(0) { $0 + $1.expected }
      columns.append([Self.later(language), rounded(rest), ""])
    }
    for line in columns.lines() { print("  " + line) }
    for (view, isSecond) in [(outcome.first, false)] + (outcome.second.map { [($0, true)] } ?? []) {
      guard let beyond = view.beyond else { continue }
      let of =
        isSecond
        ? LocalizedText("（\(view.title.chinese)）", " (\(view.title.english))")(language) : ""
      print(
        LocalizedText(
          "  三角以外（尾部）\(amount(beyond))\(of)", "  beyond the triangle (tail) \(amount(beyond))\(of)")(
            language))
    }
  }

  /// An expected amount with its standard error, where there is one.
  private func amount(_ row: RunoffView.Settlement) -> String {
    rounded(row.expected) + (row.standardError.map { " ± \(rounded($0))" } ?? "")
  }

  private func rounded(_ value: Double) -> String {
    NumberText.number(value, decimals: 2, zero: .digits)
  }
}

/// The case of a name, or an error that lists the names there are.
private func named<Value: RawRepresentable & CaseIterable>(_ text: String) throws -> Value
where Value.RawValue == String {
  if let value = Value(rawValue: text) { return value }
  let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\(text): \(names)")
}
