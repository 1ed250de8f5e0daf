import ArgumentParser
import FundCast
import Quantities
import Tables

/// `fundcast mortality`: death rates modelled and projected.
struct MortalityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mortality",
    abstract: "拟合、外推死亡率。Model and project death rates.",
    subcommands: [MortalityFitCommand.self, MortalityProjectCommand.self])
}

/// `fundcast mortality fit`: Lee–Carter models of a file of rates.
struct MortalityFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "拟合 Lee–Carter 模型，写出 age.csv、year.csv、summary.json。Fit Lee–Carter models.")

  @Argument(
    help: "列 year,age,sex,rate，或以 deaths,exposure 代替 rate。Rates, or deaths and exposures.")
  var rates: String

  @Option(
    help: "方法：svd、deaths、poisson；缺省为有死亡人数时 deaths。The method.",
    transform: { try mortalityMethod($0) })
  var method: MortalityFit.Method?

  @Option(help: "结果目录。The folder to write.")
  var out: String

  @Option(help: "写出图表网页。Where to write a page with charts.")
  var html: String?

  @OptionGroup var options: CommonOptions

  func run() throws {
    let fit: MortalityFit
    do {
      fit = try MortalityFit(rates, method: method)
    } catch {
      throw options.fail(error)
    }
    do {
      try fit.write(to: out)
      if let html { try fit.writePage(to: html, in: options.language) }
    } catch {
      StandardError.write(error.message(in: options.language))
      throw Leave.machine
    }
    if options.json {
      print(fit.summaryText, terminator: "")
    } else if !options.quiet {
      for note in fit.notes { StandardError.write(note.message(in: options.language)) }
      for row in fit.summaries {
        let text = LocalizedText(
          "\(row.sex) \(row.firstYear)–\(row.lastYear)（\(fit.method.rawValue)）：年漂移 \(row.drift)，"
            + "标准差 \(row.sigma)",
          "\(row.sex) \(row.firstYear)–\(row.lastYear) (\(fit.method.rawValue)): drift \(row.drift) "
            + "a year, sigma \(row.sigma)")
        print(text(options.language))
      }
      for file in [out] + [html].compactMap(\.self) {
        print(LocalizedText("写出 \(file)", "\(file) written")(options.language))
      }
    }
  }
}

/// `fundcast mortality project`: rates and life expectancies of the years to come.
struct MortalityProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "外推死亡率和平均预期寿命，写出 rates.csv、expectancy.csv。Project death rates.")

  @Argument(
    help: "列 year,age,sex,rate，或以 deaths,exposure 代替 rate。Rates, or deaths and exposures.")
  var rates: String

  @Option(
    help: "方法：svd、deaths、poisson；缺省为有死亡人数时 deaths。The method.",
    transform: { try mortalityMethod($0) })
  var method: MortalityFit.Method?

  @Option(help: "外推多少年。How many years.")
  var years: Int = 30

  @Flag(help: "从拟合值起跳；缺省从最后一年的实际值起跳。Set out from fitted rates.")
  var fitted = false

  @Option(help: "模拟路径数。Simulated futures.")
  var paths: Int = 2_000

  @Option(help: "随机数种子。The seed.")
  var seed: UInt64 = 1

  @Option(help: "结果目录。The folder to write.")
  var out: String

  @Option(help: "写出图表网页。Where to write a page with charts.")
  var html: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if !(1...200).contains(years) { throw ValidationError("--years: 1–200") }
    if !(20...1_000_000).contains(paths) { throw ValidationError("--paths: 20–1000000") }
  }

  func run() throws {
    var request = MortalityForecast.Request(path: rates, years: years)
    request.method = method
    request.jumpsOffObserved = !fitted
    request.paths = paths
    request.seed = seed
    let forecast: MortalityForecast
    do {
      forecast = try MortalityForecast(request)
    } catch {
      throw options.fail(error)
    }
    do {
      try forecast.write(to: out)
      if let html { try forecast.writePage(to: html, in: options.language) }
    } catch {
      StandardError.write(error.message(in: options.language))
      throw Leave.machine
    }
    if !options.quiet && !options.json {
      for note in forecast.notes { StandardError.write(note.message(in: options.language)) }
      for row in forecast.expectancies where row.year % 10 == 0 {
        print("\(row.year) \(row.sex)  \(tenths(row.mean))（\(tenths(row.low))–\(tenths(row.high))）")
      }
      for file in [out] + [html].compactMap(\.self) {
        print(LocalizedText("写出 \(file)", "\(file) written")(options.language))
      }
    }
  }

  private func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

/// The method of a name, or an error that lists the names there are.
private func mortalityMethod(_ text: String) throws -> MortalityFit.Method {
  if let method = MortalityFit.Method(rawValue: text) { return method }
  let names = MortalityFit.Method.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\(text): \(names)")
}
