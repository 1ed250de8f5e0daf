import Quantities
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Structural models")
struct StructuralModelTests {
  /// The yearly flow of the Nile at Aswan, 1871–1970, in 10⁸ cubic metres (Cobb, Biometrika 65
  /// (1978), 243–251, table 1).
  static let nile: [Double] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676,
    649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923,
    975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
  ]

  static let level = StructuralForm(hasSlope: false, isSeasonal: false)

  @Test("The variances of the Nile are those printed: 15099 and 1469.1")
  func nileVariances() throws {
    // Durbin and Koopman 2012, section 2.10.
    let series = Series(start: Period(year: 1871), values: Self.nile)
    let model = try StructuralMethod(Self.level).fit(series)
    #expect(abs(model.variances.irregular - 15_099) < 15)
    #expect(abs(model.variances.level - 1469.1) < 3)
  }

  @Test(
    "The variances of the drivers killed or injured are those printed",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func drivers() throws {
    // Durbin and Koopman 2012, section 8.2: logarithms, local level and season.
    guard let series = try Golden.series()["UKDriverDeaths"] else { return }
    let model = try StructuralMethod(StructuralForm(hasSlope: false, isSeasonal: true))
      .fit(series.map { log($0) })
    #expect(abs(model.variances.irregular / 0.003416 - 1) < 0.01)
    #expect(abs(model.variances.level / 0.000936 - 1) < 0.01)
    #expect(model.variances.season < 1e-5)
  }

  @Test("The filter of the local level is the textbook recursion once its start is known")
  func recursion() throws {
    let values = Array(Self.nile.prefix(30))
    let (irregular, level) = (15_099.0, 1469.1)
    let model = try StructuralModel(
      Self.level, StructuralVariances(irregular: irregular, level: level),
      on: Series(start: Period(year: 1871), values: values))
    // Durbin and Koopman 2012, equations 2.15: after the first value a = y₁, P = σ²ε + σ²η.
    var (mean, variance) = (values[0], irregular + level)
    var logLikelihood = -0.5 * 29 * log(2 * Double.pi)
    #expect(model.fitted[0] == nil)
    for index in 1..<30 {
      #expect(abs((model.fitted[index] ?? 0) - mean) < 1e-8)
      let spread = variance + irregular
      let error = values[index] - mean
      logLikelihood -= 0.5 * (log(spread) + error * error / spread)
      let gain = variance / spread
      mean += gain * error
      variance = variance * (1 - gain) + level
    }
    let forecast = try model.forecast(horizon: 3)
    #expect(abs(forecast.distributions[0].location - mean) < 1e-8)
    let spread: Double = (variance + irregular + 2 * level).squareRoot()
    #expect(abs(forecast.distributions[2].scale - spread) < 1e-8)
    // The first value only tells the level: it has no part in the diffuse likelihood.
    #expect(abs(model.likelihood.logLikelihood - logLikelihood) < 1e-8)
  }

  static func seasonal(_ count: Int = 72) -> Series {
    var numbers = TestNumbers(seed: 31)
    let values = (0..<count).map { time -> Double in
      let wave = 10 * sin(2 * Double.pi * Double(time) / 12) + 4 * cos(Double.pi * Double(time))
      return 100 + 0.5 * Double(time) + wave + numbers.nextNormal()
    }
    return Series(start: Period(year: 2015, month: 1), values: values)
  }

  @Test("A growing season is carried on, gaps and all, and the unit only scales it")
  func carriedOn() throws {
    let whole = Self.seasonal()
    let known = whole.slice(0..<60)
    let form = StructuralForm(hasSlope: true, isSeasonal: true)
    let gaps = known.replacing(Period(year: 2016, month: 5), with: nil)
      .replacing(Period(year: 2015, month: 3), with: nil)
    for series in [known, gaps] {
      let forecast = try StructuralMethod(form).fit(series).forecast(horizon: 12)
      for step in 0..<12 {
        #expect(abs((forecast.mean[step] ?? 0) - (whole[60 + step] ?? 0)) < 5)
        let interval = forecast.distributions[step].interval(level: 0.999)
        #expect(interval.contains(whole[60 + step] ?? 0))
      }
    }
    let variances = StructuralVariances(irregular: 1, level: 0.1, slope: 0.01, season: 0.001)
    let one = try StructuralModel(form, variances, on: known).forecast(horizon: 3)
    let scaled = try StructuralModel(
      form,
      StructuralVariances(irregular: 1e12, level: 1e11, slope: 1e10, season: 1e9),
      on: known.map { $0 * 1e6 }
    ).forecast(horizon: 3)
    for (left, right) in zip(one.distributions, scaled.distributions) {
      #expect(abs(right.location / left.location - 1e6) < 1)
      #expect(abs(right.scale / left.scale - 1e6) < 1)
    }
  }

  @Test("The path without shocks is the mean, and paths spread as the forecast says")
  func paths() throws {
    let form = StructuralForm(hasSlope: true, isSeasonal: true)
    let variances = StructuralVariances(irregular: 1, level: 0.2, slope: 0.01, season: 0.01)
    let model = try StructuralModel(form, variances, on: Self.seasonal())
    let forecast = try model.forecast(horizon: 6)
    let centre = model.path(shocks: [Double](repeating: 0, count: 6), parameterShocks: [])
    for (value, distribution) in zip(centre, forecast.distributions) {
      #expect(abs(value - distribution.location) < 1e-9)
    }
    var numbers = TestNumbers(seed: 8)
    var squares = 0.0
    for _ in 0..<2000 {
      let path = model.path(
        shocks: (0..<6).map { _ in numbers.nextNormal() }, parameterShocks: [])
      squares += (path[5] - centre[5]) * (path[5] - centre[5]) / 2000
    }
    let ratio = squares.squareRoot() / forecast.distributions[5].scale
    #expect(abs(ratio - 1) < 0.06)
  }

  @Test("The form is chosen, short series are refused with the number needed")
  func chosen() throws {
    let model = try StructuralMethod().fit(Self.seasonal())
    #expect(model.form.isSeasonal && model.form.hasSlope)
    let short = Series(start: Period(year: 2000), values: [1.0, 2, 3])
    #expect(throws: ForecastingError.tooShort(observations: 3, needed: 4)) {
      try StructuralMethod(Self.level).fit(short)
    }
    #expect(throws: ForecastingError.notSeasonal) {
      try StructuralMethod(StructuralForm(hasSlope: false, isSeasonal: true)).fit(
        Series(start: Period(year: 1871), values: Self.nile))
    }
  }

  @Test("The form chosen and its forecasts do not depend on the unit of the series")
  func units() throws {
    for seed in 0..<30 {
      var cases = CaseGenerator("unit of a structural series", case: seed)
      var (level, slope) = (100.0, 0.5)
      let values = (0..<40).map { _ -> Double in
        slope += 0.12 * cases.normal()
        level += slope + cases.normal()
        return level + 2 * cases.normal()
      }
      let start = Period(year: 1980)
      let own = try StructuralMethod().fit(Series(start: start, values: values))
      let mean = try own.forecast(horizon: 3).mean
      for unit in [1e-8, 1e-4, 1e4] {
        let other = try StructuralMethod().fit(
          Series(start: start, values: values.map { $0 * unit }))
        #expect(other.form == own.form, "\(seed)")
        for (step, value) in try other.forecast(horizon: 3).mean.storage.enumerated() {
          #expect(abs(value / unit - mean.storage[step]) < 1e-3 * abs(level))
        }
      }
    }
  }
}
