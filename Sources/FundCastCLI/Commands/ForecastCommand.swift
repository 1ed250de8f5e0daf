import ArgumentParser
import Forecasting
import FundCast
import Quantities
import Tables

/// `fundcast forecast`: forecasts any series, without a fund.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "预测任意序列（CSV：series,period,value）。Forecast any series, without a fund.",
    discussion: """
      个别序列有误不影响其余：其余照常写出，有误的逐一列出，退出码 4。One bad series never stops the rest: \
      they are written, the bad ones are named, and the exit code is 4.
      """)

  @Argument(
    help: "序列文件：series,period,value（序列、期间、数值），期间如 2024-01、2024年1月、2024Q1、2024。The file of series.")
  var series: String

  @Option(
    parsing: .unconditional, help: "向后预测的期数。How many periods ahead.",
    transform: WholeNumber.of("--horizon", 1...1200))
  var horizon: Int

  @Option(
    help: """
      方法 The method: auto|ets|ets:AAA|arima|arima:2,0,0:1,1,0|theta|ces|structural|snaive|naive|drift|mean|share|\
      share:3|growth|combination（share 同期占比法，growth 同比增幅法）
      """)
  var method: String = "auto"

  @Option(
    parsing: .unconditional,
    help: """
      季节周期：12、4 或 1（1 为无季节），缺省按期间判断；给出时期间也可为编号 1、2、3… Periods after which \
      seasons repeat, 1 for none; then periods may also be numbers 1, 2, 3…
      """, transform: WholeNumber.season)
  var period: Int?

  @Option(
    parsing: .unconditional, help: "区间的置信水平（百分数）。The levels of the intervals in percent.")
  var levels: String = "80,95"

  @Option(
    help: """
      汇总关系文件 Which series are sums of which: \
      series,parent（每行一个上级 one parent a row），或 series 加若干分组列 or series and columns of groups \
      （每个取值为一个合计，另有 total each entry is a sum, and total that of all）。
      """)
  var hierarchy: String?

  @Option(
    help: """
      使合计与下级一致的方法，与 --hierarchy 同用，缺省 mint-shrink How sums and their parts agree, with \
      --hierarchy; mint-shrink unless given: \
      bottom-up|top-down|ols|wls-struct|wls-var|mint-shrink|mint-cov
      """)
  var reconcile: String?

  @Option(
    help: """
      同时给出季度和年度，并使月、季、年的预测一致 Quarters and years as well, and how forecasts of \
      months, quarters and years are weighed to agree: bottom-up 只加总 only summed|wls-var 按各频率的\
      误差（宜先试）by the errors of each frequency (try it first)|wls-own 按各月的误差 by those of each \
      month|mint-shrink 按误差的协方差 by their covariance|wls-struct 按所含期数 by the number of periods
      """)
  var temporal: String?

  @Option(
    parsing: .unconditional, help: "汇总区间的模拟路径数。Paths from which intervals of sums are read.",
    transform: WholeNumber.of("--paths", 100...100_000))
  var paths: Int = 1000

  @Option(
    parsing: .unconditional, help: "模拟的种子。The seed of the paths.", transform: WholeNumber.seed)
  var seed: UInt64 = 1

  @OptionGroup var told: GuidanceOptions

  @Option(help: "另写出异常值表，.csv 或 .xlsx。A table of the outliers to write.")
  var outliersOut: String?

  @Option(help: "写出的文件，.csv 或工作簿 .xlsx。The file to write, .csv or a workbook, .xlsx.")
  var out: String

  @OptionGroup var options: CommonOptions

  /// What was done, as machines read it.
  private struct Report: Encodable {
    let series: Int
    let failed: [String]
    let calibrationErrors: Int
    let outliers: [String]
    let effects: [String]
    let file: String
    let findings: [String]
  }

  func validate() throws {
    if MethodChoice(method) == nil {
      throw ValidationError("--method", found: method, expected: MethodChoice.expected(for: method))
    }
    if let reconcile, Reconciliation.Method(rawValue: reconcile) == nil {
      let names = Reconciliation.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--reconcile", found: reconcile, expected: names)
    }
    if let temporal, TemporalReconciliation.Method(rawValue: temporal) == nil {
      let names = TemporalReconciliation.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--temporal", found: temporal, expected: names)
    }
    if reconcile != nil && hierarchy == nil { throw ValidationError.reconcileAlone }
    if levelNumbers == nil {
      throw ValidationError(
        "--levels", found: levels,
        expected: LocalizedText(
          "1–99 的整数，逗号分隔、互不相同，如 80,95",
          "different whole numbers from 1 to 99 by commas, such as 80,95"))
    }
    let written = [NamedFile("--out", out), NamedFile("--outliers-out", outliersOut)]
    try NamedFile.refuseUnknownEndings(written)
    try told.refuseClash(
      writing: written,
      reading: [NamedFile("<series>", series), NamedFile("--hierarchy", hierarchy)])
  }

  /// The levels in rising order, `nil` where they are not percentages from 1 to 99.
  private var levelNumbers: [Int]? {
    let parts = levels.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { (1...99).contains($0) }
    guard numbers.count == parts.count, Set(numbers).count == numbers.count else { return nil }
    return numbers.sorted()
  }

  private var request: ForecastRequest {
    var request = ForecastRequest(
      path: series, horizon: horizon, method: MethodChoice(method) ?? .automatic,
      seasonLength: period, levels: levelNumbers ?? [80, 95])
    request.groups = hierarchy
    request.reconciliation =
      reconcile.flatMap(Reconciliation.Method.init(rawValue:)) ?? .minimumTraceShrunk
    request.temporal = temporal.flatMap(TemporalReconciliation.Method.init(rawValue:))
    request.pathCount = paths
    request.seed = seed
    request.guidance = told.guidance(models: options.models)
    return request
  }

  func run() async throws {
    let language = options.language
    let outcome: ForecastOutcome
    do {
      outcome = try await forecastSeries(request)
    } catch {
      throw options.fail(error)
    }
    if outcome.seriesCount == 0 {
      throw options.fail(InputFault(outcome.findings))
    }
    try options.finish(outcome) { (outcome) throws(OutputFault) in
      try outcome.write(to: out, outliers: outliersOut)
      return [out] + [outliersOut].compactMap(\.self)
    } notes: {
      $0.findings
    } machine: { outcome, _ in
      JSONText.encode(
        Report(
          series: outcome.seriesCount, failed: outcome.failed,
          calibrationErrors: outcome.errorCount,
          outliers: outcome.outlierTexts.map { $0(language) },
          effects: outcome.effectTexts.map { $0(language) }, file: out,
          findings: outcome.findings.map { $0.message(in: language) }))
    } people: { outcome in
      sayOutliers(outcome, language)
      sayEffects(outcome, language)
      let text = LocalizedText(
        "预测 \(outcome.seriesCount) 条序列；\(outcome.basis.chinese)。",
        "\(outcome.seriesCount) series forecast; \(outcome.basis.english).")
      print(text(language))
    }
    if !outcome.failed.isEmpty {
      sayFailed(outcome.failed, language)
      throw Leave.incomplete
    }
  }

  /// Names the series that are not among the results.
  private func sayFailed(_ names: [String], _ language: Language) {
    let text = LocalizedText(
      "\(names.count) 条序列未预测：\(names.joined(separator: "、"))；其余已写出。",
      "\(names.count) series not forecast: \(names.joined(separator: ", ")); the others are written."
    )
    StandardError.write(text(language))
  }

  /// Names the first outliers, and how many there are.
  private func sayOutliers(_ outcome: ForecastOutcome, _ language: Language) {
    let shown = 20
    for text in outcome.outlierTexts.prefix(shown) { StandardError.write(text(language)) }
    let rest = outcome.outlierCount - shown
    if rest > 0 {
      let text = LocalizedText(
        "另有 \(rest) 个异常值，用 --outliers-out 写出全部",
        "\(rest) \(rest == 1 ? "outlier" : "outliers") more; --outliers-out writes them all")
      StandardError.write(text(language))
    }
    if outcome.hasUncorrectedOutliers {
      let text = LocalizedText(
        "异常值照常用于预测，但十分明显的（15 个标准误以上）不用来估计区间宽度；确是差错的请改正，一次性的可写入 "
          + "--events，或用 --outliers correct 修正后预测",
        "Outliers are forecast from as they stand, though what is beyond doubt (15 standard errors) does "
          + "not widen ranges: mend those that are slips, name what happened once in --events, or let "
          + "--outliers correct take them out")
      StandardError.write(text(language))
    }
  }

  /// Says what known events and the calendar do to the first series, and of how many more.
  private func sayEffects(_ outcome: ForecastOutcome, _ language: Language) {
    let shown = 20
    for text in outcome.effectTexts.prefix(shown) { print(text(language)) }
    let rest = outcome.effectTexts.count - shown
    if rest > 0 {
      let text = LocalizedText(
        "另有 \(rest) 项影响，用 --json 列出全部",
        "\(rest) \(rest == 1 ? "effect" : "effects") more; --json lists them all")
      print(text(language))
    }
  }
}
