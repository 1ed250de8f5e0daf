import Quantities
import Testing

@testable import Reporting

@Suite("Figures then and now")
struct SinceFiguresTests {
  @Test("a change is what the printed figures differ by, not what the unrounded ones do")
  func change() {
    let pair = SinceFigures(1.2349, 1.2351, decimals: 2)
    #expect(pair.then?.value == 1.23 && pair.now?.value == 1.24)
    #expect(pair.change == PrintedFigure(count: 1, decimals: 2))
    #expect(pair.percent == PrintedFigure(count: 8, decimals: 1))
    let same = SinceFigures(0.0449, -0.0449, decimals: 1)
    #expect(same.change?.isZero == true && same.percent == nil)
  }

  @Test("what cannot be printed has no change")
  func unprinted() {
    let pair = SinceFigures(.nan, 1, decimals: 2)
    #expect(pair.then == nil && pair.now?.value == 1)
    #expect(pair.change == nil && pair.percent == nil)
  }
}
