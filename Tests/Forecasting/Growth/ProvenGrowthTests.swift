import Quantities
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Growth that is proven")
struct ProvenGrowthTests {
  private func series(_ values: [Double?]) -> Series {
    Series(start: Period(year: 2010), values: values)
  }

  /// Years whose logarithm grows by a mean that may differ from year to year, with chance about it.
  private func drawn(_ number: Int, spread: Double, _ growth: (Int) -> Double) -> Series {
    var random = CaseGenerator("proven growth \(spread)", case: number)
    var value = 1000.0
    return series(
      (0..<12).map { year in
        defer { value *= exp(growth(year) + spread * random.normal()) }
        return value
      })
  }

  @Test("Growth or decline about steadily by a part of itself is shown, over gaps too")
  func steady() {
    #expect(ProvenGrowth.isShown(by: series((0..<6).map { 100 * pow(1.08, Double($0)) })))
    #expect(ProvenGrowth.isShown(by: series((0..<6).map { 100 * pow(0.92, Double($0)) })))
    #expect(ProvenGrowth.isShown(by: series([100, 108.3, nil, 126, 135.7, nil, 158.5, 171.6])))
    let shown = (0..<100).filter { number in
      ProvenGrowth.isShown(by: drawn(number, spread: 0.03) { _ in 0.07 })
    }
    // Chance alone makes the later half look slower in some.
    #expect(shown.count >= 85)
  }

  @Test("Chance passes for growth in few series")
  func chance() {
    let shown = (0..<400).filter { number in
      ProvenGrowth.isShown(by: drawn(number, spread: 0.05) { _ in 0 })
    }
    #expect(shown.count <= 8)
  }

  @Test("Growth that slows is not counted on")
  func slowing() {
    let shown = (0..<100).filter { number in
      ProvenGrowth.isShown(by: drawn(number, spread: 0.01) { $0 < 6 ? 0.12 : 0.03 })
    }
    #expect(shown.count <= 2)
  }

  @Test("Equal values, few values and amounts not above zero show none")
  func unfit() {
    #expect(!ProvenGrowth.isShown(by: series([5, 5, 5, 5, 5])))
    #expect(!ProvenGrowth.isShown(by: series([100, 110])))
    #expect(!ProvenGrowth.isShown(by: series([100, 110, 0, 130, 140])))
    #expect(!ProvenGrowth.isShown(by: series([nil, nil, nil])))
  }
}
