import ArgumentParser
import FundCast
import Quantities
import Reporting
import Tables

/// `fundcast experience`: actual events against those a table of rates expects.
struct ExperienceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experience",
    abstract: "经验分析：实际与预期、修匀、信度。Study exposures and events against a standard table.",
    discussion: """
      写出 Writes ratios.csv、rates.csv、credibility.csv。标准率依次取自 The standard is --standard、文件的 rate \
      列 the file's column rate、文件自身合计 or the file's own rates。
      """)

  @Argument(
    help: """
      列 age,exposure,events，可有 group,year,sex,rate。Exposures and events by age, and perhaps by group, year \
      and sex.
      """)
  var file: String

  @Option(help: "标准表：age,rate，可有 sex。The standard table.")
  var standard: String?

  @Option(help: "修匀的平滑参数 λ；缺省由数据选择（BIC）。The smoothing; chosen by the data unless given.")
  var smoothing: Double?

  @Option(help: "界限的置信水平（百分数）。The confidence of limits in percent.")
  var confidence: Double = 95

  @Option(help: "结果目录。The folder to write.")
  var out: String

  @Option(help: "写出图表网页。Where to write a page with charts.")
  var html: String?

  @OptionGroup var options: CommonOptions

  /// The outcome as machines read it.
  private struct Summary: Encodable {
    struct Group: Encodable {
      let group: String
      let actual: Double
      let expected: Double
      let credibility: Double
      let factor: Double
    }

    let actual: Double
    let expected: Double
    let ratio: Double?
    let low: Double?
    let high: Double?
    let level: Double?
    let groups: [Group]
    let files: [String]
    let findings: [JSONText.Finding]
  }

  func validate() throws {
    if let smoothing, !(smoothing > 0 && smoothing.isFinite) {
      throw ValidationError("--smoothing: > 0")
    }
    if !(50...99.9).contains(confidence) { throw ValidationError("--confidence: 50–99.9") }
    try NamedFile.refuseClash(
      writing: NamedFile.inside("--out", out, ExperienceOutcome.fileNames)
        + [NamedFile("--html", html)],
      reading: [NamedFile("<file>", file), NamedFile("--standard", standard)])
  }

  func run() throws {
    var request = ExperienceRequest(path: file)
    request.standard = standard
    request.smoothing = smoothing
    request.confidence = confidence / 100
    try options.job { () throws(InputFault) in
      try studyExperience(request)
    } write: { (outcome) throws(OutputFault) in
      try outcome.write(to: out)
      if let html { try outcome.writePage(to: html, in: options.language) }
      return [out] + [html].compactMap(\.self)
    } notes: {
      $0.notes
    } machine: { outcome, files in
      summary(outcome, files)
    } people: { outcome in
      print(outcome.finding(options.language))
      if let level = outcome.level {
        let text = NumberText.number(level, decimals: 3, zero: .digits)
        print(
          LocalizedText(
            "  各组共同水平：标准率的 \(text) 倍", "  level of all groups: \(text) of the standard")(
              options.language))
      }
      for row in outcome.credibility.prefix(10) {
        let factor = NumberText.number(row.factor, decimals: 3, zero: .digits)
        let share = NumberText.percent(row.credibility, decimals: 1)
        print(
          LocalizedText(
            "  \(row.group)：信度 \(share)，标准率乘数 \(factor)",
            "  \(row.group): credibility \(share), factor on the standard \(factor)")(
              options.language))
      }
    }
  }

  private func summary(_ outcome: ExperienceOutcome, _ files: [String]) -> String {
    let total = outcome.total
    return JSONText.encode(
      Summary(
        actual: total.actual, expected: total.expected,
        ratio: total.ratio, low: total.limits?.lowerBound, high: total.limits?.upperBound,
        level: outcome.level,
        groups: outcome.credibility.map {
          .init(
            group: $0.group, actual: $0.actual, expected: $0.expected,
            credibility: $0.credibility, factor: $0.factor)
        }, files: files, findings: JSONText.list(outcome.notes, language: options.language)))
  }
}
