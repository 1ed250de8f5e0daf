public import Budgeting
public import Quantities
import Reporting
import Scenarios

/// What a run notes of itself in its folder, as `run.json`: what was read and written, with hashes,
/// and the figures that one reads first.
///
/// It is written last, so that a folder which has one is complete.
public struct RunRecord: Codable, Sendable, Hashable {
  /// A text in both languages.
  public struct Words: Codable, Sendable, Hashable {
    /// The wording in Chinese.
    public let zh: String
    /// The wording in English.
    public let en: String

    /// The text as messages take it.
    public var text: LocalizedText { LocalizedText(zh, en) }

    init(_ text: LocalizedText) {
      zh = text.chinese
      en = text.english
    }
  }

  /// A file and the hash of its bytes, such as `sha256:…`.
  public struct File: Codable, Sendable, Hashable {
    /// The path as it was read by, or the name in the run's folder.
    public let path: String
    /// The method's name and 64 hexadecimal digits.
    public let hash: String

    init(path: String, hash: String) {
      self.path = path
      self.hash = hash
    }

    init(_ file: FileHash) {
      self.init(path: file.path, hash: "sha256:\(file.hash)")
    }
  }

  /// One warning in a sentence.
  public struct Warning: Codable, Sendable, Hashable {
    /// The colour's word for machines: `red`, `amber` or `green`.
    public let colour: String
    /// What is expected, with its date and probability.
    public let sentence: Words
    /// What it is about, the same from run to run: the fund's name, and the matter warned of or the
    /// variant; `nil` in the records of earlier versions.
    public let about: String?
  }

  /// How a scenario was simulated.
  public struct Simulation: Codable, Sendable, Hashable {
    /// The scenario's file.
    public let scenario: String
    /// The seed of every random number.
    public let seed: UInt64
    /// The number of paths.
    public let paths: Int
  }

  /// An option of the command line.
  public struct Option: Codable, Sendable, Hashable {
    /// The option's name.
    public let name: String
    /// Its value as it was written.
    public let value: String
  }

  /// A fund's figures under its baseline.
  public struct Fund: Codable, Sendable, Hashable {
    /// The name of the fund's model.
    public let name: String
    /// The fund's full name.
    public let title: Words
    /// The name for narrow places.
    public let shortName: Words
    /// The last closed period, such as `2025-09`.
    public let closedThrough: String
    /// The year of the budget.
    public let budgetYear: Int
    /// The book balance at the budget year's end as printed, in ``unit``.
    public let closing: Double?
    /// The decimals that the balance is printed with, 0…9.
    public let decimals: Int
    /// The unit of the balance.
    public let unit: Words
    /// The payable months at the budget year's end.
    public let payableMonths: Double?
    /// Every warning that stands.
    public let warnings: [Warning]
  }

  /// The version of this form; 1 is the only one so far.
  public let format: Int
  /// The day on the report, such as `2025-11-05`.
  public let madeOn: String
  /// The report's language, `zh` or `en`.
  public let language: String
  /// The program's version.
  public let version: String
  /// The linear-algebra kernel, on which last digits depend.
  public let kernel: String
  /// The folder that paths of inputs are relative to.
  public let directory: String
  /// The scenario files that were asked for.
  public let scenarios: [String]
  /// The titles of the baselines.
  public let titles: [Words]
  /// The options that figures depend on.
  public let options: [Option]
  /// The simulation of each scenario.
  public let simulations: [Simulation]
  /// The folder of the earlier run that this one was held against.
  public let since: String?
  /// The funds under their baselines.
  public let funds: [Fund]
  /// What the variants come to: the worst that each warns of for a fund.
  public let variants: [Warning]
  /// How many findings the review of the data has.
  public let findingCount: Int
  /// The files read.
  public let inputs: [File]
  /// The files written, by their names in the folder, without this record.
  public let results: [File]
}

extension RunRecord {
  /// The record's name in the folder of a run.
  public static let fileName = "run.json"

  /// Records a finished run.
  ///
  /// - Parameters:
  ///   - directory: the folder that relative paths of inputs start from.
  ///   - results: the files written.
  init(
    _ outcome: RunOutcome, language: Language, madeOn day: ReportDay, directory: String,
    results: [FileHash]
  ) {
    let manifest = outcome.manifest
    format = 1
    madeOn = day.written
    self.language = language.rawValue
    version = manifest.version
    kernel = manifest.kernel
    self.directory = directory
    scenarios = manifest.scenarios
    var titles: [Words] = []
    for title in outcome.chapters.map({ Words($0.baseline.fundCase.scenario.title) })
    where !titles.contains(title) {
      titles.append(title)
    }
    self.titles = titles
    options = manifest.options.map { Option(name: $0.name, value: $0.value) }
    simulations = manifest.simulations.map {
      Simulation(scenario: $0.scenario, seed: $0.seed, paths: $0.paths)
    }
    since = outcome.earlier?.folder
    funds = outcome.chapters.map { Fund($0) }
    variants = outcome.chapters.flatMap { chapter in
      chapter.variantVerdicts.map {
        Warning(
          colour: $0.verdict.colour.rawValue, sentence: Words($0.sentence),
          about: "\(chapter.name) variant \($0.scenario.chinese)")
      }
    }
    findingCount = outcome.findingCount
    inputs = manifest.files.map { File(path: $0.path, hash: $0.hash) }
    self.results = results.map { File($0) }
  }

  /// The last closed period; of funds that differ, the latest.
  public var closedThrough: Period? {
    funds.compactMap { Period($0.closedThrough) }.max { $0.lastMonth < $1.lastMonth }
  }

  /// Every warning of the baselines, and what the variants come to.
  public var warnings: [Warning] { funds.flatMap(\.warnings) + variants }

  /// Whether a red warning stands anywhere, for a baseline or a variant.
  public var hasRedWarning: Bool { warnings.contains { $0.colour == "red" } }

  /// How many warnings of the baselines have a colour.
  public func warningCount(_ colour: WarningColour) -> Int {
    funds.flatMap(\.warnings).count { $0.colour == colour.rawValue }
  }

  /// Whether a run of a manifest would be the same: from the same bytes, by the same program and
  /// seeds, in the same language. Where the files lie does not matter.
  func isMade(from manifest: Manifest, in language: Language) -> Bool {
    inputs.map(\.hash) == manifest.files.map(\.hash) && version == manifest.version
      && self.language == language.rawValue
      && simulations.map(\.seed) == manifest.simulations.map(\.seed)
      && simulations.map(\.paths) == manifest.simulations.map(\.paths)
  }
}

extension RunRecord.Fund {
  fileprivate init(_ chapter: FundChapter) {
    let headline = chapter.headline
    name = chapter.name
    title = RunRecord.Words(headline.title)
    shortName = RunRecord.Words(headline.shortName)
    closedThrough = "\(headline.closedThrough)"
    budgetYear = headline.budgetYear
    closing = headline.closing?.value
    decimals = headline.closing?.decimals ?? 0
    unit = RunRecord.Words(headline.unit)
    payableMonths = headline.payableMonths
    warnings = headline.warnings.map {
      RunRecord.Warning(
        colour: $0.colour.rawValue, sentence: RunRecord.Words($0.sentence),
        about: "\(chapter.name) \($0.rule.matter)")
    }
  }

  /// The balance as it was printed.
  var closingFigure: PrintedFigure? {
    guard (0...9).contains(decimals) else { return nil }
    return closing.flatMap { PrintedFigure(rounding: $0, decimals: decimals) }
  }
}
