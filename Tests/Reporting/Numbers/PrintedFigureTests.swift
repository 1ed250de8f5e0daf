import Quantities
import Testing

@testable import Reporting

@Suite("Printed figures")
struct PrintedFigureTests {
  @Test(
    "Halves of the written decimal go away from zero",
    arguments: [
      (1.005, 2, 101), (2.675, 2, 268), (-1.005, 2, -101), (0.285, 2, 29), (2.5, 0, 3),
      (-2.5, 0, -3), (1e-7, 2, 0), (1.5e16, 0, 15_000_000_000_000_000), (0.0, 2, 0),
      (123_456.785, 2, 12_345_679), (-0.004, 2, 0),
    ])
  func rounding(value: Double, decimals: Int, count: Int64) {
    #expect(PrintedFigure(rounding: value, decimals: decimals)?.count == count)
  }

  @Test("What cannot be printed is no figure", arguments: [Double.nan, .infinity, 1e18, 1e300])
  func unprintable(value: Double) {
    #expect(PrintedFigure(rounding: value, decimals: 2) == nil)
  }

  @Test("Money is rounded exactly in its unit")
  func money() {
    let money = Money(minorUnits: 3_247_085_000)
    #expect(PrintedFigure(money, in: .tenThousandYuan, decimals: 2)?.count == 324_709)
    #expect(PrintedFigure(money, in: .hundredMillionYuan, decimals: 2)?.count == 32)
    #expect(
      PrintedFigure(Money(minorUnits: -500_000), in: .tenThousandYuan, decimals: 0)?.count == -1)
  }

  @Test("Change and per cent come from the printed figures")
  func changes() throws {
    let now = try #require(PrintedFigure(rounding: 35_200.4, decimals: 0))
    let before = try #require(PrintedFigure(rounding: 34_500.4, decimals: 0))
    #expect(now.change(from: before).count == 700)
    #expect(NumberText.percent(now.percentChange(from: before), signed: true) == "+2.0%")
    #expect(now.percentChange(from: PrintedFigure(count: 0, decimals: 0)) == nil)
    #expect(now.percentChange(from: PrintedFigure(count: -5, decimals: 0)) == nil)
    #expect(
      PrintedFigure(count: 12_345, decimals: 2).percent(
        of: PrintedFigure(count: 1_000, decimals: 0))
        == PrintedFigure(count: 123, decimals: 1))
  }

  @Test("A table's unit leaves its largest figure three to five digits")
  func scale() {
    let county = TableScale(fittingLargest: 324_708_000)
    #expect(county.unit == .tenThousandYuan)
    #expect(county.decimals == 0)
    #expect(NumberText.figure(county.figure(324_708_000)) == "32,471")
    let city = TableScale(fittingLargest: 12_345_678_901)
    #expect(city.unit == .hundredMillionYuan)
    #expect(NumberText.figure(city.figure(12_345_678_901)) == "123.46")
    #expect(TableScale(fittingLargest: 999_996_000).unit == .hundredMillionYuan)
    #expect(TableScale(fittingLargest: 8_000_000).decimals == 2)
    // A county's fund in 亿元 keeps the digits that it has in 万元.
    let small = TableScale(fittingLargest: 305_673_000, among: [.hundredMillionYuan])
    #expect(NumberText.figure(small.figure(305_673_000)) == "3.0567")
    let nation = TableScale(fittingLargest: 1.2e12, among: [.hundredMillionYuan])
    #expect(nation.decimals == 0)
  }
}
