import ArgumentParser
import FundCast
import Quantities
import Reporting
import Scenarios
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

  func validate() throws {
    try NamedFile.refuseClash(
      writing: NamedFile.inside("--out", out, MortalityFit.fileNames) + [NamedFile("--html", html)],
      reading: [NamedFile("<rates>", rates)])
  }

  func run() throws {
    try options.job { () throws(InputFault) in
      try MortalityFit(rates, method: method)
    } write: { (fit) throws(OutputFault) in
      try fit.write(to: out, in: options.language)
      if let html { try fit.writePage(to: html, in: options.language) }
      return [out] + [html].compactMap(\.self)
    } notes: {
      $0.notes
    } machine: { fit, _ in
      String(fit.summaryText(in: options.language).dropLast())
    } people: { fit in
      for row in fit.summaries {
        let name = SexWord(row.sex)?.title ?? LocalizedText(verbatim: row.sex)
        let drift = NumberText.number(row.drift, decimals: 4, zero: .digits)
        let sigma = NumberText.number(row.sigma, decimals: 4, zero: .digits)
        let text = LocalizedText(
          "\(name.chinese) \(row.firstYear)–\(row.lastYear)（\(fit.method.rawValue)）：年漂移 \(drift)，"
            + "标准差 \(sigma)",
          "\(name.english) \(row.firstYear)–\(row.lastYear) (\(fit.method.rawValue)): drift "
            + "\(drift) a year, sigma \(sigma)")
        print(text(options.language))
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
    try NamedFile.refuseClash(
      writing: NamedFile.inside("--out", out, MortalityForecast.fileNames)
        + [NamedFile("--html", html)], reading: [NamedFile("<rates>", rates)])
  }

  func run() throws {
    var request = MortalityForecast.Request(path: rates, years: years)
    request.method = method
    request.jumpsOffObserved = !fitted
    request.paths = paths
    request.seed = seed
    try options.job { () throws(InputFault) in
      try MortalityForecast(request)
    } write: { (forecast) throws(OutputFault) in
      try forecast.write(to: out)
      if let html { try forecast.writePage(to: html, in: options.language) }
      return [out] + [html].compactMap(\.self)
    } notes: {
      $0.notes
    } machine: { forecast, files in
      JSONText.encode(
        Summary(
          expectancies: forecast.expectancies.map {
            .init(sex: $0.sex, year: $0.year, mean: $0.mean, low: $0.low, high: $0.high)
          }, measure: forecast.measure(options.language), files: files,
          findings: JSONText.list(forecast.notes, language: options.language)))
    } people: { forecast in
      for row in forecast.expectancies where row.year % 10 == 0 {
        let name = SexWord(row.sex)?.title ?? LocalizedText(verbatim: row.sex)
        let text = LocalizedText(
          "\(row.year) 年\(name.chinese)：\(forecast.measure.chinese) \(tenths(row.mean)) \(forecast.unit.chinese)"
            + "（90% 区间 \(tenths(row.low))–\(tenths(row.high))）",
          "\(row.year) \(name.english): \(forecast.measure.english) \(tenths(row.mean)) "
            + "(90% \(tenths(row.low))–\(tenths(row.high)))")
        print(text(options.language))
      }
    }
  }

  /// Expectancies as machines read them.
  private struct Summary: Encodable {
    struct Row: Encodable {
      let sex: String
      let year: Int
      let mean: Double
      let low: Double
      let high: Double
    }

    let expectancies: [Row]
    let measure: String
    let files: [String]
    let findings: [JSONText.Finding]
  }

  private func tenths(_ value: Double) -> String {
    NumberText.number(value, decimals: 1, zero: .digits)
  }
}

/// The method of a name, or an error that lists the names there are.
private func mortalityMethod(_ text: String) throws -> MortalityFit.Method {
  if let method = MortalityFit.Method(rawValue: text) { return method }
  let names = MortalityFit.Method.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\(text): \(names)")
}
