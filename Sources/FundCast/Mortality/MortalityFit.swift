import Actuarial
import FoundationEssentials
public import Quantities
public import Tables

/// Lee–Carter models of the death rates in a file, one for each sex.
public struct MortalityFit: Sendable {
  /// How the models are fitted.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// By singular values.
    case svd
    /// By singular values, the index then re-fitted to the deaths of each year.
    case deaths
    /// By maximum likelihood of Poisson deaths.
    case poisson
  }

  /// One sex's model in figures.
  public struct Summary: Sendable, Hashable, Encodable {
    /// The sex as the file writes it.
    public let sex: String
    /// The mean yearly step of the index.
    public let drift: Double
    /// The standard deviation of the steps.
    public let sigma: Double
    /// The share of variance that the first singular value carries; `nil` for likelihood fits.
    public let explained: Double?
    /// The first year.
    public let firstYear: Int
    /// The last year.
    public let lastYear: Int

    private enum CodingKeys: String, CodingKey {
      case sex, drift, sigma, explained
      case firstYear = "first_year"
      case lastYear = "last_year"
    }
  }

  /// The method used.
  public let method: Method

  /// One summary a sex, in the order of the file.
  public let summaries: [Summary]

  /// Findings that did not forbid going on.
  public let notes: [Diagnostic]

  let models: [(sex: MortalityFile.Sex, model: LeeCarter)]

  /// Fits the models of a file.
  ///
  /// - Parameters:
  ///   - path: a table of `year,age,sex,rate`, or `deaths,exposure` in place of `rate`.
  ///   - method: the method; `deaths` where the file has deaths, else `svd`, if `nil`.
  /// - Throws: `InputFault` with the place and the rule of everything wrong.
  public init(_ path: String, method: Method? = nil) throws(InputFault) {
    let file = try MortalityFile(path)
    let method = method ?? (file.hasDeaths ? .deaths : .svd)
    if method != .svd && !file.hasDeaths {
      throw InputFault(
        Diagnostic(
          code: "missing-deaths", at: SourcePlace(file: path),
          found: LocalizedText(
            "方法 \(method.rawValue) 需要死亡人数", "the method \(method.rawValue) needs deaths"),
          expected: LocalizedText("列 deaths 和 exposure", "columns deaths and exposure")))
    }
    var models: [(sex: MortalityFile.Sex, model: LeeCarter)] = []
    var summaries: [Summary] = []
    for sex in file.sexes {
      do throws(MortalityError) {
        let model =
          switch method {
          case .svd: try LeeCarter.fitted(sex.data)
          case .deaths: try LeeCarter.fitted(sex.data).adjusted(to: sex.data)
          case .poisson: try LeeCarter.maximumLikelihood(sex.data)
          }
        let walk = try RandomWalk(model.index)
        models.append((sex, model))
        summaries.append(
          Summary(
            sex: sex.name, drift: walk.drift, sigma: walk.sigma, explained: model.explained,
            firstYear: model.years[0], lastYear: model.years[model.years.count - 1]))
      } catch {
        throw file.fault(error, sex)
      }
    }
    self.method = method
    self.models = models
    self.summaries = summaries
    notes = file.notes
  }

  /// The files that ``write(to:in:)`` writes.
  public static let fileNames = ["age.csv", "year.csv", "summary.json"]

  /// Writes `age.csv`, `year.csv` and `summary.json` into a folder, all or none.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(
    to folder: String, in language: Language = .chinese
  ) throws(OutputFault) {
    var ages = CSVWriter(header: ["age", "sex", "ax", "bx"])
    var years = CSVWriter(header: ["year", "sex", "kt"])
    for (sex, model) in models {
      for (position, age) in model.ages.enumerated() {
        ages.append(
          ["\(age)", sex.name, "\(model.level[position])", "\(model.response[position])"])
      }
      for (position, year) in model.years.enumerated() {
        years.append(["\(year)", sex.name, "\(model.index[position])"])
      }
    }
    var staged = try StagedFolder(folder)
    try staged.write(ages.bytes, to: "age.csv")
    try staged.write(years.bytes, to: "year.csv")
    try staged.write(summaryText(in: language), to: "summary.json")
    try staged.commit()
  }

  /// The summary as JSON: the method, one entry a sex and notes in a language; with a single sex its
  /// figures stand at the top as well.
  public func summaryText(in language: Language = .chinese) -> String {
    struct Page: Encodable {
      let method: String
      let drift: Double?
      let sigma: Double?
      let explained: Double?
      let sexes: [Summary]
      let notes: [String]
    }
    let only = summaries.count == 1 ? summaries.first : nil
    let page = Page(
      method: method.rawValue, drift: only?.drift, sigma: only?.sigma, explained: only?.explained,
      sexes: summaries, notes: notes.map { $0.message(in: language) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let data = try? encoder.encode(page) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
