import ArgumentParser
import Budgeting
import FundCast
import Quantities
import Reporting
import Scenarios
import Tables

/// `fundcast solve`: what a parameter must become for targets to be met.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "反推：一个参数要变动多少才能达到目标。How much a parameter must change to meet a target.",
    discussion: """
      例 Example: fundcast solve county/baseline.yaml --for 居民个人缴费标准 \
      --until "可支付月数 ≥ 6 到 2030-12 概率 90 %" --out county/variants/solved.yaml

      达不到时退出码为 1。The exit code is 1 where no move reaches the target. In English: --for \
      resident.contribution.individual --until "payable-months >= 6 by 2030-12 with probability 0.9"
      """)

  @Argument(help: "方案文件，基线或变体。The scenario, a baseline or a variant.")
  var scenario: String

  @Option(name: .customLong("for"), help: "要变动的参数：名称或中文名。The parameter to move.")
  var parameter: String

  @Option(
    name: .customLong("until"),
    help: "要达到的目标，可写几次；缺省用方案的 targets。A target; the scenario's own unless given.")
  var targets: [String] = []

  @Option(help: "自何时起变动，如 2027 或 2027-01。The first period or cover year.")
  var from: String?

  @Option(help: "只变动这一组别或层级。The only group or tier to move.")
  var group: String?

  @Option(help: "几个基金都读取该参数时，看哪一个。The fund, where several read the parameter.")
  var fund: String?

  @Option(help: "最小步长，如 10 元/人·年，或相对的 1 %。The least amount by which to move.")
  var by: String?

  @Option(help: "把答案写成方案文件（.yaml）。Write the answer as a scenario.")
  var out: String?

  @Option(help: "模拟路径数，替代方案中的设置；0 按中心测算判断。Paths to simulate; 0 judges the central path.")
  var paths: Int?

  @Option(help: "随机数种子，替代方案中的设置。The seed.")
  var seed: UInt64?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let paths, !(0...1_000_000).contains(paths) {
      throw ValidationError("--paths: 0–1000000")
    }
    if let from, Period(from) == nil {
      throw ValidationError(
        "--from", found: from,
        expected: LocalizedText("年份或月份，如 2027 或 2027-01", "a year or month such as 2027 or 2027-01")
      )
    }
    try NamedFile.refuseClash(
      writing: [NamedFile("--out", out)], reading: [NamedFile("scenario", scenario)])
  }

  func run() throws {
    let request = SolveRequest(
      scenario: scenario, parameter: parameter, targets: targets, fund: fund, group: group,
      from: from.flatMap { Period($0) }, grain: by, models: options.models, paths: paths,
      seed: seed)
    let language = options.language
    let showsProgress = StandardError.isTerminal && !options.quiet && !options.json
    defer { if showsProgress { StandardError.rewrite("") } }
    var isMet = true
    try options.job { () throws(InputFault) in
      let seek = try solveGoal(request) { step in
        if showsProgress { StandardError.rewrite(step(language)) }
      }
      isMet = seek.isMet
      return seek
    } write: { (seek) throws(OutputFault) in
      guard let out, try seek.writeVariant(to: out, targets: targets) else { return [] }
      return [out]
    } notes: { seek in
      seek.fundCase.findings.filter(\.isUrgent).prefix(10).map {
        $0.warning(in: seek.fundCase.scenario.path)
      }
    } machine: { seek, files in
      JSONText.encode(GoalSummary(seek, files: files, language: language))
    } people: { seek in
      if showsProgress { StandardError.rewrite("") }
      show(seek)
    }
    if !isMet { throw Leave.targetUnmet }
  }

  // MARK: - In words

  private func show(_ seek: GoalSeek) {
    let language = options.language
    let scenario = seek.fundCase.scenario
    let figures = GoalFigures(seek)
    print(GoalText.heading(seek)(language))
    print("")
    print(GoalText.answer(seek)(language))
    print("")
    for line in judgements(figures).lines() { print("  " + line) }
    let levels = seek.best?.levels ?? []
    if !levels.isEmpty {
      print("")
      for line in table(of: levels, seek).lines() { print("  " + line) }
    }
    let years = figures.years()
    if !years.isEmpty {
      print("")
      print(yearsHead(scenario.unit))
      for line in table(of: years).lines() { print("  " + line) }
    }
    print("")
    print(GoalText.footnote(seek)(language))
  }

  /// What each move comes to, target by target.
  private func judgements(_ figures: GoalFigures) -> TextColumns {
    var columns = TextColumns()
    let head = [
      LocalizedText("变动", "move"), LocalizedText("中心测算", "central"),
      LocalizedText("概率", "probability"), LocalizedText("达到", "met"),
      LocalizedText("目标", "target"),
    ]
    for row in [head] + figures.judgements() { columns.append(row.map { $0(options.language) }) }
    return columns
  }

  /// The parameter before and after.
  private func table(of levels: [GoalSeek.Level], _ seek: GoalSeek) -> TextColumns {
    let language = options.language
    let definition = seek.grain.definition
    var columns = TextColumns()
    columns.append(
      [
        definition.timing == .cover
          ? LocalizedText("参保年度", "cover year") : LocalizedText("期间", "period"),
        LocalizedText("原为", "was"), LocalizedText("变为", "becomes"), LocalizedText("组别", "group"),
      ].map { $0(language) })
    for level in levels {
      columns.append([
        "\(level.date)", GoalText.level(level.before, of: definition)(language),
        GoalText.level(level.after, of: definition)(language), level.group?(language) ?? "",
      ])
    }
    return columns
  }

  private func yearsHead(_ unit: QuantityUnit) -> String {
    LocalizedText(
      "  中心测算，变动前 → 变动后；单位：\(unit)", "  central path, before → after; unit: \(unit)")(
        options.language)
  }

  /// The years before and after.
  private func table(of years: [[String]]) -> TextColumns {
    var columns = TextColumns()
    let none = LocalizedText("", "")
    columns.append(
      [
        LocalizedText("年份", "year"), LocalizedText("当期结余", "current balance"), none,
        LocalizedText("年末累计结余", "cumulative balance"), none,
        LocalizedText("可支付月数", "payable months"), none, none,
      ].map { $0(options.language) })
    for year in years {
      columns.append(
        year.enumerated().map { $0 > 0 && $0 % 2 == 0 ? "→ " + $1 : $1 } + [""])
    }
    return columns
  }
}
