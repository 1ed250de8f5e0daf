import Quantities
import Testing

@testable import Reporting

@Suite("Numbers as people read them")
struct NumberTextTests {
  @Test("Thousands are separated, minus is a minus, zero a dash, none a cross")
  func figures() {
    #expect(NumberText.number(1_234_567.891, decimals: 2) == "1,234,567.89")
    #expect(NumberText.number(-4.16, decimals: 2) == "\u{2212}4.16")
    #expect(NumberText.number(0.05, decimals: 2) == "0.05")
    #expect(NumberText.number(0, decimals: 2) == "–")
    #expect(NumberText.number(0, decimals: 2, zero: .digits) == "0.00")
    #expect(NumberText.number(nil, decimals: 2) == "×")
    #expect(NumberText.number(.nan, decimals: 2) == "×")
    #expect(NumberText.count(781_770) == "781,770")
    #expect(NumberText.count(999) == "999")
  }

  @Test("Changes carry their sign")
  func changes() {
    #expect(NumberText.change(PrintedFigure(count: 12_345, decimals: 1)) == "+1,234.5")
    #expect(NumberText.change(PrintedFigure(count: -5, decimals: 1)) == "\u{2212}0.5")
    #expect(NumberText.change(PrintedFigure(count: 0, decimals: 1)) == "–")
    #expect(NumberText.change(nil) == "×")
  }

  @Test("Shares print as per cent and percentage points")
  func shares() {
    #expect(NumberText.percent(0.285, decimals: 0) == "29%")
    #expect(NumberText.percent(0.1234) == "12.3%")
    #expect(NumberText.percent(-0.0831, signed: true) == "\u{2212}8.3%")
    #expect(NumberText.percent(0.0) == "–")
    #expect(NumberText.percentagePoints(0.005, in: .chinese) == "+0.5 个百分点")
    #expect(NumberText.percentagePoints(-0.021, in: .english) == "\u{2212}2.1 pp")
  }

  @Test(
    "Probabilities are never printed as certain",
    arguments: [
      (0.0, "<1%"), (0.009, "<1%"), (0.01, "1%"), (0.724, "72%"), (0.99, "99%"), (0.996, ">99%"),
      (1.0, ">99%"),
    ])
  func probabilities(value: Double, text: String) {
    #expect(NumberText.probability(value) == text)
  }

  @Test("Months have two decimals; machines get plain digits")
  func others() {
    #expect(NumberText.months(11.0245) == "11.02")
    #expect(NumberText.plain(-1234.5, decimals: 2) == "-1234.50")
    #expect(NumberText.plain(nil, decimals: 2).isEmpty)
    #expect(NumberText.range("1", "2", in: .chinese) == "1 至 2")
  }
}
