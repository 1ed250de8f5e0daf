import ArgumentParser
import FundCast
import Quantities
import Tables

/// `fundcast forecast`: forecasts any series, without a fund.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "预测任意序列（CSV：series,period,value）。Forecast any series, without a fund.")

  @Argument(help: "序列文件：series,period,value，期间如 2024-01、2024Q1、2024。The file of series.")
  var series: String

  @Option(help: "向后预测的期数。How many periods ahead.")
  var horizon: Int

  @Option(
    help: "方法 The method: auto|ets|ets:AAA|arima|arima:2,0,0:1,1,0|theta|ces|snaive|combination")
  var method: String = "auto"

  @Option(help: "每年期数：12、4 或 1，缺省按期间判断。Periods a year, from the periods unless given.")
  var period: Int?

  @Option(help: "区间的置信水平（百分数）。The levels of the intervals in percent.")
  var levels: String = "80,95"

  @Option(help: "写出的文件。The file to write.")
  var out: String

  @OptionGroup var options: CommonOptions

  /// What was done, as machines read it.
  private struct Report: Encodable {
    let series: Int
    let calibrationErrors: Int
    let file: String
    let findings: [String]
  }

  func validate() throws {
    if !(1...1200).contains(horizon) { throw ValidationError("--horizon: 1–1200, \(horizon)") }
    if SeriesMethod(method) == nil {
      throw ValidationError("--method: \(SeriesMethod.names), \(method)")
    }
    if let period, ![12, 4, 1].contains(period) {
      throw ValidationError("--period: 12, 4, 1, \(period)")
    }
    if levelNumbers == nil { throw ValidationError("--levels: 80,95, \(levels)") }
  }

  /// The levels in rising order, `nil` where they are not percentages from 1 to 99.
  private var levelNumbers: [Int]? {
    let parts = levels.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { (1...99).contains($0) }
    guard numbers.count == parts.count, Set(numbers).count == numbers.count else { return nil }
    return numbers.sorted()
  }

  func run() async throws {
    let language = options.language
    let outcome: ForecastOutcome
    do {
      outcome = try await forecastSeries(
        ForecastRequest(
          path: series, horizon: horizon, method: SeriesMethod(method) ?? .automatic,
          periodsPerYear: period, levels: levelNumbers ?? [80, 95]))
    } catch {
      throw options.fail(error)
    }
    if outcome.seriesCount == 0 {
      throw options.fail(InputFault(outcome.findings))
    }
    do {
      try outcome.write(to: out)
    } catch {
      StandardError.write(error.message(in: language))
      throw Leave.machine
    }
    let messages = outcome.findings.map { $0.message(in: language) }
    if options.json {
      print(
        JSONText.encode(
          Report(
            series: outcome.seriesCount, calibrationErrors: outcome.errorCount, file: out,
            findings: messages)))
      return
    }
    for message in messages { StandardError.write(message) }
    if !options.quiet {
      let text = LocalizedText(
        "预测 \(outcome.seriesCount) 条序列，写出 \(out)；\(outcome.basis.chinese)。",
        "\(outcome.seriesCount) series forecast, \(out) written; \(outcome.basis.english).")
      print(text(language))
    }
  }
}
