import Actuarial
import LinearAlgebra
public import Quantities
import Statistics
public import Tables

/// Future death rates and life expectancies by fitted models whose index walks on.
public struct MortalityForecast: Sendable {
  /// What is asked.
  public struct Request: Sendable, Hashable {
    /// The file of rates or deaths.
    public var path: String
    /// The method of the fit; see `MortalityFit`.
    public var method: MortalityFit.Method?
    /// How many years after the last.
    public var years: Int
    /// Whether to set out from the last observed rates, else from the fitted ones.
    public var jumpsOffObserved: Bool
    /// How many simulated futures the ranges rest on.
    public var paths: Int
    /// The seed.
    public var seed: UInt64

    /// Asks for years on a file; the rest may be set after.
    public init(path: String, years: Int) {
      self.path = path
      self.years = years
      method = nil
      jumpsOffObserved = true
      paths = 2_000
      seed = 1
    }
  }

  /// Life expectancy at the first age in one year; years lived up to a last age that is closed.
  public struct Expectancy: Sendable, Hashable {
    /// The sex as the file writes it.
    public let sex: String
    /// The year.
    public let year: Int
    /// Along the mean of the index.
    public let mean: Double
    /// Exceeded with a probability of 95 percent.
    public let low: Double
    /// Exceeded with a probability of 5 percent.
    public let high: Double
  }

  /// The expectancies by sex and year.
  public let expectancies: [Expectancy]

  /// Findings that did not forbid going on.
  public let notes: [Diagnostic]

  private let rates: CSVWriter

  /// Fits and projects.
  ///
  /// Probabilities follow from rates as q = 1 − e⁻ᵐ. Where the last group is closed, expectancies are
  /// the years lived up to its end. Ranges hold the index's uncertainty and, where deaths are known,
  /// ``Actuarial/RateSamplingError``.
  ///
  /// - Throws: `InputFault` with the place and the rule of everything wrong.
  public init(_ request: Request) throws(InputFault) {
    let fit = try MortalityFit(request.path, method: request.method)
    var rates = CSVWriter(header: ["year", "age", "sex", "rate", "low", "high"])
    var expectancies: [Expectancy] = []
    var isSampled = true
    for (sex, model) in fit.models {
      let observed = sex.data.rates.column(model.years.count - 1)
      do throws(MortalityError) {
        let projection = try MortalityProjection(
          model, jumpOff: request.jumpsOffObserved ? .observed(observed) : .fitted)
        let sampling = RateSamplingError(
          projection, sex.data, isObserved: request.jumpsOffObserved,
          isLikelihood: fit.method == .poisson)
        isSampled = isSampled && sampling != nil
        let futures = MortalityFutures(
          projection, sampling, ages: sex.span,
          futures: projection.simulateIndex(
            horizon: request.years, paths: 0..<request.paths,
            key: RandomKey(seed: request.seed, fund: "", variable: "mortality/" + sex.name)))
        for horizon in 1...max(1, request.years) where horizon <= request.years {
          let year = model.years[model.years.count - 1] + horizon
          let next = try futures.after(horizon)
          for (position, age) in model.ages.enumerated() {
            rates.append(
              ["\(year)", "\(age)", sex.name]
                + [next.mean[position], next.low[position], next.high[position]].map { "\($0)" })
          }
          expectancies.append(
            Expectancy(
              sex: sex.name, year: year, mean: next.expectancy.mean, low: next.expectancy.low,
              high: next.expectancy.high))
        }
      } catch {
        throw InputFault(
          Diagnostic(
            code: "unusable-rate", at: SourcePlace(file: request.path),
            found: LocalizedText("最后一年的死亡率不能外推", "the last year's rates cannot be projected"),
            expected: LocalizedText("全部大于零", "all above zero"),
            remedy: LocalizedText(
              "有年龄没有死亡时，可加 --fitted 从拟合值起跳，或合并年龄组",
              "Where an age has no death, set out from fitted rates with --fitted, or put ages together"
            )))
      }
    }
    self.rates = rates
    self.expectancies = expectancies
    span = fit.models.first?.sex.span ?? AgeSpanCovered(first: 0, end: nil)
    hasSamplingError = isSampled
    notes = fit.notes + Self.notes(span, isSampled, request.path)
  }

  /// The ages that expectancies count; those of the first sex.
  let span: AgeSpanCovered

  /// What the expectancies are called, such as years lived from 20 to 60.
  public var measure: LocalizedText { span.measure }

  /// The unit of the expectancies.
  public var unit: LocalizedText { span.unit }

  /// Whether ranges hold the chance of the deaths that models and jump-off rest on.
  public let hasSamplingError: Bool

  /// What ranges rest on, in a sentence.
  public var basis: LocalizedText {
    hasSamplingError
      ? LocalizedText(
        "区间为 90%：指数的不确定性，以及死亡人数少带来的误差（泊松）",
        "Ranges are of 90 percent: the index's uncertainty and the chance of few deaths (Poisson)")
      : LocalizedText(
        "区间为模拟未来的 90% 区间，只含指数的不确定性；起跳年的死亡率当作没有误差",
        "Ranges hold 90 percent of simulated futures and the index's uncertainty only; the rates set out "
          + "from are taken as certain")
  }

  private static func notes(
    _ span: AgeSpanCovered, _ isSampled: Bool, _ path: String
  ) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if let end = span.end {
      notes.append(
        Diagnostic(
          .note, code: "closed-ages", at: SourcePlace(file: path),
          found: LocalizedText(
            "末组到 \(end - 1) 岁为止，不是开口组：给出 \(span.first) 岁到 \(end) 岁间的平均生存年数，不是预期寿命",
            "the last group ends at \(end - 1) and is not open: what is given are the years lived from "
              + "\(span.first) to \(end), not a life expectancy"),
          remedy: LocalizedText(
            "末组若为开口组，请写成 85+ 这样", "Write an open group as 85+, where it is one")))
    }
    if !isSampled {
      notes.append(
        Diagnostic(
          .note, code: "certain-jump-off", at: SourcePlace(file: path),
          found: LocalizedText(
            "区间只含指数的不确定性：起跳年的死亡率当作没有误差，人口少时区间偏窄",
            "ranges hold the index's uncertainty only: the rates set out from are taken as certain, so that "
              + "ranges are too narrow for a small population"),
          remedy: LocalizedText(
            "给出 deaths 和 exposure 两列，区间即含死亡人数的偶然误差",
            "Give columns deaths and exposure, and ranges hold the chance of deaths too")))
    }
    return notes
  }

  /// The files that ``write(to:)`` writes.
  public static let fileNames = ["rates.csv", "expectancy.csv"]

  /// Writes `rates.csv` and `expectancy.csv` into a folder, both or none.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to folder: String) throws(OutputFault) {
    var lives = CSVWriter(header: ["year", "sex", "expectancy", "low", "high"])
    for row in expectancies {
      lives.append(["\(row.year)", row.sex] + [row.mean, row.low, row.high].map { "\($0)" })
    }
    var staged = try StagedFolder(folder)
    try staged.write(rates.bytes, to: "rates.csv")
    try staged.write(lives.bytes, to: "expectancy.csv")
    try staged.commit()
  }
}
