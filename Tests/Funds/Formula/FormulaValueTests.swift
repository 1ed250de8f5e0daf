import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Values and units of formulas")
struct FormulaValueTests {
  private static let leaves: [Formula: Double] = [
    .parameter("x.a"): 8, .parameter("x.b"): 2, .line("c"): -3, .opening(.book): 5,
    .lastYear("c"): 7, .previous("c"): 11,
  ]

  @Test(
    "A formula is computed as arithmetic has it; a division by nothing gives nothing",
    arguments: [
      ("x.a + x.b * c", 2.0), ("(x.a + x.b) * c", -30), ("x.a / x.b", 4), ("x.a / (x.b - 2)", 0),
      ("-c", 3), ("min(c, 0)", -3), ("max(c, 0)", 0), ("opening.book * 10 %", 0.5),
      ("last-year(c) - previous(c)", -4), ("x.a - x.b - 1", 5),
    ])
  func values(text: String, value: Double) {
    let formula = writtenFormula(text)
    let leaf = { (leaf: Formula) in Self.leaves[leaf] ?? .nan }
    #expect(relativeDifference(formula.scalar(leaf), value) < 1e-15)
    // The same on many paths, with leaves that are one number and leaves that differ.
    let mixed = FormulaValues { formula in
      if case .parameter = formula { return .same(leaf(formula)) }
      return .each([leaf(formula), leaf(formula)])
    }
    let result = formula.value(mixed)
    #expect(relativeDifference(result.on(0), value) < 1e-15)
    #expect(result.on(0) == result.on(1))
  }

  @Test("Units multiply through products and quotients; bare numbers fit any sum")
  func units() throws {
    let persons = QuantityUnit.Powers(persons: 1)
    let standard = QuantityUnit.Powers(money: 1, persons: -1, years: -1)
    let leaf = { (formula: Formula) -> QuantityUnit.Powers in
      switch formula {
      case .parameter("x.persons"): persons
      case .parameter("x.standard"): standard
      default: .init()
      }
    }
    let product = writtenFormula("x.persons * x.standard * (1 - x.share)")
    #expect(try product.powers(leaf) == QuantityUnit.Powers(money: 1, years: -1))
    let quotient = writtenFormula("x.standard / x.standard")
    #expect(try quotient.powers(leaf) == QuantityUnit.Powers())
    #expect(try writtenFormula("2 * 3 / 4").powers(leaf) == nil)
    #expect(try writtenFormula("max(x.persons, 0) + 5").powers(leaf) == persons)
    let misfit = Formula.UnitFault(left: persons, right: standard)
    for text in ["x.persons + x.standard", "min(x.persons, x.standard)", "x.persons - x.standard"] {
      #expect(throws: misfit) { _ = try writtenFormula(text).powers(leaf) }
    }
  }
}
