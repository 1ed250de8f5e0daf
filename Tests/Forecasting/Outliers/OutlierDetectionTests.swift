import Quantities
import Testing

@testable import Forecasting

@Suite("Outliers by their course")
struct OutlierDetectionTests {
  static let start = Period(year: 2014, month: 1)

  /// Ten years of a growing, seasonal series with multiplicative noise of two percent.
  static func clean(_ seed: UInt64 = 3, count: Int = 120) -> [Double] {
    var numbers = TestNumbers(seed: seed)
    let season = [0.9, 0.8, 1.05, 1, 1.02, 1.04, 1.06, 1, 0.98, 0.99, 1.02, 1.14]
    return (0..<count).map { time -> Double in
      let level: Double = 100 * (1 + 0.004 * Double(time))
      let noise: Double = 1 + 0.02 * numbers.nextNormal()
      return level * season[time % 12] * noise
    }
  }

  static func with(_ kind: Outlier.Kind, at position: Int, factor: Double) -> Series {
    let course = Outlier.course(kind, at: position, count: 120)
    let values = zip(clean(), course).map { value, part -> Double in
      value * (1 + (factor - 1) * part)
    }
    return Series(start: start, values: values)
  }

  @Test(
    "A planted outlier is found with its kind, its period and its size",
    arguments: Outlier.Kind.allCases)
  func planted(kind: Outlier.Kind) throws {
    let report = try OutlierDetection().examine(Self.with(kind, at: 70, factor: 1.25))
    let found = report.outliers.first { $0.period == Self.start.advanced(by: 70) }
    #expect(found?.kind == kind)
    #expect(abs((found?.relativeSize ?? 0) - 0.25) < 0.06)
    #expect((found?.statistic ?? 0) > report.threshold)
    let fifth: Double = (Self.with(kind, at: 70, factor: 1.25)[70] ?? 0) / 5
    #expect(abs((found?.size ?? 0) - fifth) < 6)
  }

  @Test("What is corrected is near what the series was without the outlier")
  func corrected() throws {
    let clean = Self.clean()
    let spike = try OutlierDetection().examine(Self.with(.additive, at: 70, factor: 1.4))
    #expect(abs((spike.corrected[70] ?? 0) / clean[70] - 1) < 0.06)
    #expect(spike.corrected[50] == clean[50])
    let shift = try OutlierDetection().examine(Self.with(.levelShift, at: 70, factor: 1.4))
    // The past is moved to the level after the shift, which stays as it was observed.
    #expect(abs((shift.corrected[50] ?? 0) / clean[50] - 1.4) < 0.08)
    #expect(abs((shift.corrected[100] ?? 0) / clean[100] - 1.4) < 1e-9)
  }

  @Test("Clean series are seldom said to have outliers")
  func quiet() throws {
    var named = 0
    for seed in 100..<130 {
      let report = try OutlierDetection().examine(
        Series(start: Self.start, values: Self.clean(UInt64(seed))))
      if !report.outliers.isEmpty { named += 1 }
    }
    #expect(named <= 8)
  }

  @Test("The unit and gaps do not change what is found; what is known is no outlier")
  func invariant() throws {
    let series = Self.with(.levelShift, at: 60, factor: 1.3)
    let report = try OutlierDetection().examine(series)
    let scaled = try OutlierDetection().examine(series.map { $0 * 1e6 })
    #expect(report.outliers.map(\.period) == scaled.outliers.map(\.period))
    #expect(report.outliers.map(\.kind) == scaled.outliers.map(\.kind))
    let gaps = series.replacing(Self.start.advanced(by: 30), with: nil)
      .replacing(Self.start.advanced(by: 31), with: nil)
    let found = try OutlierDetection().examine(gaps).outliers
    #expect(found.contains { $0.kind == .levelShift && $0.period == Self.start.advanced(by: 60) })
    let event = EventRegressor(
      name: LocalizedText(verbatim: "reform"), kind: .shift, from: Self.start.advanced(by: 60))
    let known = try OutlierDetection().examine(series, known: [event])
    #expect(!known.outliers.contains { $0.period == Self.start.advanced(by: 60) })
  }

  @Test("Values below zero are examined as they are; constant and short series are not")
  func edges() throws {
    let values = Self.clean().enumerated().map { place, value -> Double in
      value - 100 + (place == 40 ? 60 : 0)
    }
    let series = Series(start: Self.start, values: values)
    let found = try OutlierDetection().examine(series).outliers
    #expect(found.contains { $0.period == Self.start.advanced(by: 40) && $0.relativeSize == nil })
    let constant = Series(start: Self.start, values: [Double](repeating: 5, count: 60))
    #expect(try OutlierDetection().examine(constant).outliers.isEmpty)
    #expect(throws: ForecastingError.tooShort(observations: 30, needed: 36)) {
      try OutlierDetection().examine(Series(start: Self.start, values: Self.clean(count: 30)))
    }
  }

  @Test("The threshold is that of the largest of many normal numbers")
  func threshold() {
    #expect(abs(OutlierDetection.threshold(count: 1) - 1.959964) < 1e-5)
    #expect(OutlierDetection.threshold(count: 360) > 3.7)
    #expect(OutlierDetection.threshold(count: 360) < 3.9)
  }
}

@Suite("Outliers far from a smooth course")
struct RemainderOutliersTests {
  @Test(
    "Positions and replacements are those of R's tsoutliers",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func golden() throws {
    let series = try Golden.series()
    var expected: [String: [(index: Int, value: Double)]] = [:]
    for row in try Golden.rows("golden/R_tsoutliers.csv") {
      expected[row[0], default: []].append((Int(row[1]) ?? 0, Double(row[2]) ?? .nan))
    }
    for (name, one) in series.sorted(by: { $0.key < $1.key }) {
      let found = RemainderOutliers().examine(one)
      let wanted = expected[name] ?? []
      #expect(found.map { $0.position + 1 } == wanted.map(\.index), "\(name)")
      let size = one.observedValues.map { abs($0) }.max() ?? 1
      for (replacement, other) in zip(found, wanted) {
        #expect(abs(replacement.value - other.value) < 1e-6 * size, "\(name) \(other.index)")
      }
    }
  }

  @Test("A straight line smooths to itself, and a spike is found even in a short series")
  func spike() {
    let line = (0..<40).map { 3 + 2 * Double($0) }
    for (value, smooth) in zip(line, SuperSmoother.smooth(line)) {
      #expect(abs(value - smooth) < 1e-9)
    }
    var values = OutlierDetectionTests.clean(count: 30)
    values[11] *= 3
    let found = RemainderOutliers().examine(
      Series(start: OutlierDetectionTests.start, values: values))
    #expect(found.map(\.position).contains(11))
  }
}
