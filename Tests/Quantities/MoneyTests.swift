import Quantities
import Testing

@Suite struct MoneyTests {
  private let most = Money(minorUnits: .max)
  private let least = Money(minorUnits: .min)
  private let fen = Money(minorUnits: 1)

  @Test("Sums and differences are exact")
  func sums() throws {
    let amount = Money(minorUnits: 4_704_380_000)
    let carried = Money(minorUnits: 2_122_640_000)
    #expect(try amount.adding(carried).minorUnits == 6_827_020_000)
    #expect(try amount.adding(carried).subtracting(amount) == carried)
    #expect(try amount.adding(.zero) == amount)
  }

  @Test("Overflow is thrown and never wraps")
  func overflow() {
    #expect(throws: MoneyError.overflow) { try most.adding(fen) }
    #expect(throws: MoneyError.overflow) { try least.subtracting(fen) }
    #expect(throws: MoneyError.overflow) { try least.adding(Money(minorUnits: -1)) }
    #expect(throws: MoneyError.overflow) { try most.times(3, over: 2) }
    #expect(throws: MoneyError.overflow) { try least.times(-1, over: 1) }
  }

  @Test("A fraction of an amount is rounded once, halves away from zero")
  func fractions() throws {
    #expect(try Money(minorUnits: 100).times(1, over: 3).minorUnits == 33)
    #expect(try Money(minorUnits: 200).times(1, over: 3).minorUnits == 67)
    #expect(try Money(minorUnits: 5).times(1, over: 10).minorUnits == 1)
    #expect(try Money(minorUnits: -5).times(1, over: 10).minorUnits == -1)
    #expect(try most.times(.max, over: .max) == most)
    #expect(try Money(minorUnits: 7).times(-3, over: 2).minorUnits == -11)
  }

  @Test("A Double is rounded to the nearest minor unit where it fits")
  func rounding() {
    #expect(Money(rounding: 38.26)?.minorUnits == 3826)
    #expect(Money(rounding: 0.125)?.minorUnits == 13)
    #expect(Money(rounding: -0.125)?.minorUnits == -13)
    #expect(Money(rounding: .nan) == nil)
    #expect(Money(rounding: .infinity) == nil)
    #expect(Money(rounding: 1e18) == nil)
  }

  @Test(
    "The description has two decimals",
    arguments: [
      (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (100, "1.00"), (-123_450, "-1234.50"),
      (Int64.min, "-92233720368547758.08"),
    ] as [(Int64, String)])
  func description(_ minorUnits: Int64, _ text: String) {
    #expect(Money(minorUnits: minorUnits).description == text)
  }

  @Test("Amounts order as their minor units and give their units back")
  func order() {
    #expect(Money(minorUnits: -1) < .zero)
    #expect(least < most)
    #expect(Money(minorUnits: 6_827_020_00).units == 6_827_020)
  }
}
