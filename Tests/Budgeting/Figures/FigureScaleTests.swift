import Quantities
import TestSupport
import Testing

@testable import Budgeting

@Suite("Printed figures")
struct FigureScaleTests {
  @Test("an amount is rounded from its exact hundredths, halves away from zero")
  func rounding() {
    let scale = FigureScale(
      unit: LocalizedText("万元", "10,000 yuan"), minorUnits: 1_000_000, decimals: 2)
    #expect(scale.count(10_050) == 101)
    #expect(scale.count(-10_050) == -101)
    #expect(scale.count(10_049.99) == 100)
    #expect(scale.text(-123_456).chinese == "−1,234.56 万元")
    #expect(scale.amount(101) == 10_100)
  }

  @Test("English counts in millions what Chinese counts in 万 and 亿, with the same digits")
  func millions() {
    let tenThousands = FigureScale(
      unit: LocalizedText("万元", "× 10,000 yuan"), minorUnits: 1_000_000, decimals: 0)
    #expect(tenThousands.text(769).english == "7.69 million yuan")
    #expect(tenThousands.text(-5).english == "−0.05 million yuan")
    let coarse = FigureScale(
      unit: LocalizedText("亿元", "100 million yuan"), minorUnits: 10_000_000_000, decimals: 1)
    #expect(coarse.text(1_235).english == "12,350 million yuan")
    func hundredMillions(_ decimals: Int) -> FigureScale {
      FigureScale(
        unit: LocalizedText("亿元", "× 100 million yuan"), minorUnits: 10_000_000_000,
        decimals: decimals)
    }
    #expect(hundredMillions(2).text(-9).english == "−9 million yuan")
    #expect(hundredMillions(0).text(7).english == "700 million yuan")
    #expect(hundredMillions(4).text(962).english == "9.62 million yuan")
    let dollars = FigureScale(
      unit: LocalizedText("百万美元", "million USD"), minorUnits: 100_000_000, decimals: 0)
    #expect(dollars.text(1_234).english == "1,234 million USD")
  }

  @Test("parts rounded by largest remainder add up and stay within one", arguments: 0..<200)
  func apportionment(number: Int) {
    var random = CaseGenerator("largest remainder", case: number)
    let values = (0..<random.integer(in: 1...12)).map { _ in
      random.number(in: -1_000...1_000)
    }
    let total = Int64(values.reduce(0, +).rounded())
    let parts = apportioned(values, total: total)
    #expect(parts.reduce(0, +) == total)
    for (part, value) in zip(parts, values) { #expect(abs(Double(part) - value) < 1 + 1e-9) }
  }

  @Test("what cannot be spread by one each is spread evenly first")
  func farTotal() {
    #expect(apportioned([1.5, 2.5, 3.5], total: 14) == [4, 5, 5])
    #expect(apportioned([1.5, 2.5, 3.5], total: 3) == [0, 1, 2])
    #expect(apportioned([], total: 5) == [])
  }

  @Test("per cent of a whole that is not above zero means nothing")
  func percent() {
    #expect(PrintedPercent.of(1, whole: 3) == 333)
    #expect(PrintedPercent.of(-1, whole: 8) == -125)
    #expect(PrintedPercent.of(5, whole: 0) == nil && PrintedPercent.of(5, whole: -2) == nil)
  }
}
