import ArgumentParser
import Forecasting
import FundCast
import Quantities
import Tables

/// `fundcast backtest`: how wrong forecasts would have been.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "回测：若在过去预测，误差多大。How wrong forecasts of series would have been.",
    discussion: """
      每个起点只用当时已知的数据，与季节性末值法和手工方法（同期占比法 share、同比增幅法 growth）并列。\
      Every forecast knows only what was known then; the office's own methods and the seasonal naive \
      one stand beside it. 给出事件、日历、变换、人工调整或 --temporal 时，每种方法另列不用它们的结果（plain），以便看出是否\
      有用；季节性末值法总不用它们。With events, calendar, transform, overrides or --temporal every method also stands \
      there without them (plain), so that what they are worth is seen; the seasonal naive one never \
      has them. 个别序列有误时其余照常回测，退出码 4。One bad series never stops the rest; the exit \
      code is then 4.
      """)

  @Argument(
    help: "序列文件 series,period,value，或基金的情景文件（.yaml）。The file of series, or a fund's scenario.")
  var series: String

  @Option(
    parsing: .unconditional, help: "每次向后预测的期数。How many periods ahead each forecast reaches.",
    transform: WholeNumber.of("--horizon", 1...240))
  var horizon: Int

  @Option(
    parsing: .unconditional, help: "最多从多少个起点预测。From how many earlier points at most.",
    transform: WholeNumber.of("--origins", 1...500))
  var origins: Int = 6

  @Option(
    parsing: .unconditional, help: "起点之间相隔的期数。Periods between those points.",
    transform: WholeNumber.of("--step", 1...120))
  var step: Int = 1

  @Option(
    help: """
      方法，逗号分隔（带逗号的用分号分隔）The methods, by commas, or by semicolons where a name has a \
      comma: auto|ets|ets:AAA|arima|arima:2,0,0:1,1,0|theta|ces|structural|snaive|naive|drift|mean|share|share:3|growth
      """)
  var methods: String = "auto,share,growth"

  @Option(
    parsing: .unconditional, help: "季节周期：12、4 或 1，缺省按期间判断。Periods after which seasons repeat.",
    transform: WholeNumber.season)
  var period: Int?

  @Option(help: "写出的误差表，.csv 或工作簿 .xlsx。The table of measures to write, .csv or .xlsx.")
  var out: String

  @Option(help: "另写出每一次预测与实际。Every single forecast beside what came, written too.")
  var errors: String?

  @Option(
    help: """
      试算使月、季、年的预测一致后的误差，见 forecast --help Try forecasts of months, quarters and years \
      made to agree; see forecast --help: wls-var|wls-own|mint-shrink|wls-struct|bottom-up（只加总：\
      全年合计的区间按逐月联合模拟，列出其覆盖率 only summed; ranges of the year's total come from jointly \
      drawn months, and how often they hold is listed）
      """)
  var temporal: String?

  @Option(
    help: """
      汇总关系文件，见 forecast --help：各序列从同样的起点预测，每种方法另列与合计对齐后的误差，并按合计、\
      分组、末级分列 Which series are sums of which; see forecast --help: all are forecast from the same \
      points, the errors of forecasts made to agree stand beside each method's own, and those of the \
      total, of groups and of the series below apart.
      """)
  var hierarchy: String?

  @Option(
    help: """
      使合计与下级一致的方法，与 --hierarchy 同用，可用逗号分隔多种，缺省 mint-shrink How sums and their parts \
      agree, with --hierarchy, several by commas; mint-shrink unless given: \
      bottom-up|top-down|ols|wls-struct|wls-var|mint-shrink|mint-cov
      """)
  var reconcile: String?

  @Option(
    parsing: .unconditional, help: "汇总区间的模拟路径数。Paths from which intervals of sums are read.",
    transform: WholeNumber.of("--paths", 100...100_000))
  var paths: Int = 1000

  @Option(
    parsing: .unconditional, help: "模拟的种子。Seed of the paths.", transform: WholeNumber.seed)
  var seed: UInt64 = 1

  @OptionGroup var told: GuidanceOptions

  @OptionGroup var options: CommonOptions

  /// What was done, as machines read it.
  private struct Report: Encodable {
    let series: Int
    let origins: Int
    let files: [String]
    let findings: [String]
  }

  func validate() throws {
    if let temporal, TemporalReconciliation.Method(rawValue: temporal) == nil {
      let names = TemporalReconciliation.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--temporal", found: temporal, expected: names)
    }
    let names = methodNames
    if let wrong = names.first(where: { MethodChoice($0) == nil }) {
      throw ValidationError("--methods", found: wrong, expected: MethodChoice.expected(for: wrong))
    }
    if let twice = BacktestCommand.twice(names) { throw ValidationError("--methods", twice: twice) }
    try validateHierarchy()
    let written = [NamedFile("--out", out), NamedFile("--errors", errors)]
    try NamedFile.refuseUnknownEndings(written)
    try told.refuseClash(
      writing: written,
      reading: [NamedFile("<series>", series), NamedFile("--hierarchy", hierarchy)])
  }

  /// Checks what concerns sums and their parts.
  private func validateHierarchy() throws {
    if reconcile != nil && hierarchy == nil { throw ValidationError.reconcileAlone }
    let ways = (reconcile ?? BacktestCommand.usualWay)
      .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if let wrong = ways.first(where: { Reconciliation.Method(rawValue: $0) == nil }) {
      let names = Reconciliation.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--reconcile", found: wrong, expected: names)
    }
    if let twice = BacktestCommand.twice(ways) {
      throw ValidationError("--reconcile", twice: twice)
    }
    guard hierarchy != nil else { return }
    if isScenario {
      throw ValidationError(
        LocalizedText(
          "--hierarchy 用于序列文件，“\(series)”是情景文件",
          "--hierarchy is for a file of series, not “\(series)”"))
    }
    if told.overrides != nil {
      throw ValidationError(
        LocalizedText(
          "--hierarchy 与 --overrides 不能同时回测", "--hierarchy and --overrides are not tried together"))
    }
  }

  /// How sums and their parts agree unless said.
  private static let usualWay = "mint-shrink"

  /// The first name that stands twice.
  private static func twice(_ names: [String]) -> String? {
    names.indices.first { names.prefix($0).contains(names[$0]) }.map { names[$0] }
  }

  /// Whether a fund's scenario is tried and not a file of series.
  private var isScenario: Bool { series.hasSuffix(".yaml") || series.hasSuffix(".yml") }

  private var methodNames: [String] {
    let separator: Character =
      methods.contains(";") || methods.hasPrefix("arima:") ? ";" : ","
    return methods.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  func run() async throws {
    let language = options.language
    let outcome: BacktestOutcome
    do {
      var request = BacktestRequest(
        path: series, horizon: horizon, originCount: origins, step: step,
        methods: methodNames.compactMap(BacktestRequest.NamedMethod.init), seasonLength: period)
      request.guidance = told.guidance(models: options.models)
      request.temporal = temporal.flatMap(TemporalReconciliation.Method.init(rawValue:))
      request.groups = hierarchy
      request.reconciliations = (reconcile ?? BacktestCommand.usualWay).split(separator: ",")
        .compactMap {
          Reconciliation.Method(rawValue: String($0))
        }
      request.pathCount = paths
      request.seed = seed
      outcome =
        isScenario
        ? try await backtestFund(request, models: options.models)
        : try await backtestSeries(request)
    } catch {
      throw options.fail(error)
    }
    try options.finish(outcome) { (outcome) throws(OutputFault) in
      try outcome.write(to: out, errors: errors)
      return [out] + [errors].compactMap(\.self)
    } notes: {
      $0.findings
    } machine: { outcome, files in
      JSONText.encode(
        Report(
          series: outcome.seriesCount, origins: outcome.originCount, files: files,
          findings: outcome.findings.map { $0.message(in: language) }))
    } people: { outcome in
      for line in outcome.table(language) { print(line) }
      let text = LocalizedText(
        "回测 \(outcome.seriesCount) 条序列、\(outcome.originCount) 个起点。",
        "\(outcome.seriesCount) series from \(outcome.originCount) "
          + (outcome.originCount == 1 ? "point tried." : "points tried."))
      print(text(language))
    }
    if outcome.findings.contains(where: { $0.severity == .error }) { throw Leave.incomplete }
  }
}
