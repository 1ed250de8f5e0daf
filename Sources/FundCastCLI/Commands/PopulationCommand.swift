import ArgumentParser
import FundCast
import Quantities
import Reporting
import Scenarios
import Tables

/// `fundcast population`: people by age and sex, and by state, carried forward.
struct PopulationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "population",
    abstract: "推算分年龄、性别（和参保状态）的人口。Project a population by age, sex and state.",
    discussion: """
      文件不分先后，由列名或首行识别 Files in any order, known by their columns or first line:
        year,age,sex,persons      人口，单岁或五岁一组 population, single ages or groups of five
        year,age,sex,rate         死亡率 death rates（或 probability）
        year,age,rate             生育率 fertility，或 year,total 与 year,age,pattern
        year,age,sex,migrants     净迁入，可省略 migration, optional
        目录 a folder             fundcast mortality fit 的结果 its result
        *.yaml                    状态文件 states，退休年龄表 retirement
      """)

  @Argument(help: "人口、死亡率、生育率、迁移、状态等文件。The tables and model files.")
  var files: [String]

  @Option(help: "步长：year 或 month。The length of a step.", transform: { try word($0, "--step") })
  var step: PopulationRequest.Step = .year

  @Option(help: "推算到哪一年；缺省为三十年。The last year.")
  var until: Int?

  @Option(help: "从文件中哪一年的人口出发；缺省为最后一年。The year to set out from.")
  var from: Int?

  @Option(
    help: "人口是年初、年中还是年末的：start、middle、end。The day of the year the people are counted.",
    transform: { try word($0, "--at") })
  var at: PopulationRequest.Day = .end

  @Option(help: "把总人口缩放到本地人数，迁移同比例。Scale the population to this many people.")
  var scaleTo: Double?

  @Option(help: "每个女婴对应的男婴数（表中没有时）。Boys born for each girl.")
  var boysPerGirl: Double = 1.06

  @Option(help: "结果目录。The folder to write.")
  var out: String

  @Option(help: "写出图表网页。Where to write a page with charts.")
  var html: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let scaleTo, !(scaleTo > 0 && scaleTo.isFinite) { throw ValidationError("--scale-to: > 0") }
    if !(0.5...2).contains(boysPerGirl) { throw ValidationError("--boys-per-girl: 0.5–2") }
    // A folder among the files is that of a mortality fit.
    try NamedFile.refuseClash(
      writing: NamedFile.inside("--out", out, PopulationOutcome.fileNames)
        + [NamedFile("--html", html)],
      reading: files.map { NamedFile("<files>", $0) }
        + files.flatMap { NamedFile.inside("<files>", $0, MortalityFit.fileNames) })
  }

  func run() throws {
    var request = PopulationRequest(files: files)
    request.step = step
    request.until = until
    request.from = from
    request.day = at
    request.scaledTo = scaleTo
    request.boysPerGirl = boysPerGirl
    try options.job { () throws(InputFault) in
      try projectPopulation(request)
    } write: { (outcome) throws(OutputFault) in
      try outcome.write(to: out, in: options.language)
      if let html { try outcome.writePage(to: html, in: options.language) }
      return [out] + [html].compactMap(\.self)
    } notes: {
      $0.notes
    } machine: { outcome, _ in
      String(outcome.summaryText(in: options.language).dropLast())
    } people: {
      say($0)
    }
  }

  private func say(_ outcome: PopulationOutcome) {
    let language = options.language
    let years = outcome.years
    for (position, moment) in years.enumerated()
    where position == 0 || position == years.count - 1 || outcome.year(of: moment) % 5 == 0 {
      var text = LocalizedText(
        "\(outcome.year(of: moment)) 年：\(whole(moment.total)) 人，65 岁及以上占 "
          + "\(percent(moment.people(65...) / moment.total))",
        "\(outcome.year(of: moment)): \(whole(moment.total)) people, "
          + "\(percent(moment.people(65...) / moment.total)) aged 65 and over")(language)
      if let payers = outcome.payers(moment), let retirees = outcome.retirees(moment), retirees > 0
      {
        text += LocalizedText(
          "；在职退休比 \(hundredths(payers / retirees))",
          "; \(hundredths(payers / retirees)) payers for each retiree")(language)
      }
      print(text)
    }
  }

  private func whole(_ value: Double) -> String { NumberText.number(value, decimals: 0) }
  private func percent(_ value: Double) -> String { NumberText.percent(value, decimals: 1) }
  private func hundredths(_ value: Double) -> String {
    NumberText.number(value, decimals: 2, zero: .digits)
  }
}

/// The case of a name, or an error that lists the names there are.
private func word<Value: RawRepresentable & CaseIterable>(
  _ text: String, _ option: String
) throws -> Value where Value.RawValue == String {
  if let value = Value(rawValue: text) { return value }
  let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\(option) \(text): \(names)")
}
