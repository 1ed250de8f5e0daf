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

  /// Life expectancy at the first age in one year.
  public struct Expectancy: Sendable, Hashable {
    /// The sex as the file writes it.
    public let sex: String
    /// The year.
    public let year: Int
    /// Along the mean of the index.
    public let mean: Double
    /// Of the simulated futures, exceeded by 95 in 100.
    public let low: Double
    /// Of the simulated futures, exceeded by 5 in 100.
    public let high: Double
  }

  /// The expectancies by sex and year.
  public let expectancies: [Expectancy]

  /// Findings that did not forbid going on.
  public let notes: [Diagnostic]

  private let rates: CSVWriter

  /// Fits and projects.
  ///
  /// The last age is open; probabilities follow from rates as q = 1 − e⁻ᵐ.
  ///
  /// - Throws: `InputFault` with the place and the rule of everything wrong.
  public init(_ request: Request) throws(InputFault) {
    let fit = try MortalityFit(request.path, method: request.method)
    let range = SampleQuantiles([0.05, 0.95])
    var rates = CSVWriter(header: ["year", "age", "sex", "rate", "low", "high"])
    var expectancies: [Expectancy] = []
    for (sex, model) in fit.models {
      let observed = sex.data.rates.column(model.years.count - 1)
      do throws(MortalityError) {
        let projection = try MortalityProjection(
          model, jumpOff: request.jumpsOffObserved ? .observed(observed) : .fitted)
        let futures = projection.simulateIndex(
          horizon: request.years, paths: 0..<request.paths,
          key: RandomKey(seed: request.seed, fund: "", variable: "mortality/" + sex.name))
        for horizon in 1...max(1, request.years) where horizon <= request.years {
          let year = model.years[model.years.count - 1] + horizon
          let indices = range.of(futures[horizon - 1])
          let mean = projection.rates(after: horizon)
          // Every rate moves with the index alone, so its quantiles are those of the index.
          let ends = indices.map(projection.rates(at:))
          for (position, age) in model.ages.enumerated() {
            rates.append(
              ["\(year)", "\(age)", sex.name, "\(mean[position])"]
                + [
                  min(ends[0][position], ends[1][position]),
                  max(ends[0][position], ends[1][position]),
                ]
                .map { "\($0)" })
          }
          let lives = try ([mean] + ends).map { (rates) throws(MortalityError) in
            try Self.lifeExpectancy(model.ages, rates)
          }
          expectancies.append(
            Expectancy(
              sex: sex.name, year: year, mean: lives[0], low: min(lives[1], lives[2]),
              high: max(lives[1], lives[2])))
        }
      } catch {
        throw InputFault(
          Diagnostic(
            code: "unusable-rate", at: SourcePlace(file: request.path),
            found: LocalizedText("最后一年的死亡率不能外推", "the last year's rates cannot be projected"),
            expected: LocalizedText("全部大于零", "all above zero")))
      }
    }
    self.rates = rates
    self.expectancies = expectancies
    notes = fit.notes
  }

  /// Life expectancy at the first age; groups that begin at birth are taken to single ages before.
  private static func lifeExpectancy(
    _ ages: [Int], _ rates: [Double]
  ) throws(MortalityError) -> Double {
    guard ages.first == 0, zip(ages, ages.dropFirst()).contains(where: { $1 - $0 > 1 }) else {
      return try LifeTable(ages: ages, rates: rates, conversion: .constantForce).lifeExpectancy
    }
    let single = try GroupedRates.singleAges(starts: ages, rates: rates)
    return try LifeTable(
      ages: Array(single.indices), rates: single, conversion: .constantForce
    ).lifeExpectancy
  }

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
