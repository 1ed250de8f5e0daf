import Quantities
import Testing

@Suite struct QuantityTests {
  @Test(
    "A word of size stands apart from its unit in print",
    arguments: [
      ("2 million USD", "2.0 million USD"), ("3 billion yuan", "3.0 billion yuan"),
      ("430 元/人·年", "430.0 元/人·年"), ("1.2 亿元", "1.2 亿元"),
    ])
  func prints(_ text: String, _ printed: String) throws {
    #expect(try Quantity(text).description == printed)
  }

  @Test(
    "Quantities are read with their unit and converted to base units",
    arguments: [
      ("430 元/人·年", 430, 430, "元/人·年"), ("1.2 亿元", 1.2, 1.2e8, "亿元"),
      ("5%", 5, 0.05, "%"), ("7％", 7, 0.07, "％"), ("-0.5 个百分点", -0.5, -0.005, "个百分点"),
      ("0.5pp", 0.5, 0.005, "pp"), ("3‰", 3, 0.003, "‰"), ("1,234.5 万元", 1234.5, 12_345_000, "万元"),
      ("１２３万人", 123, 1_230_000, "万人"), ("(4.16) 元", -4.16, -4.16, "元"),
      ("2 million USD", 2, 2e6, "millionUSD"), ("95 元/人·月", 95, 1140, "元/人·月"),
      ("6 个月", 6, 0.5, "个月"), ("12.5 万人次", 12.5, 125_000, "万人次"),
      ("3.5 %/年", 3.5, 0.035, "%/年"), ("30 days", 30, 1.0 / 12, "days"),
    ] as [(String, Double, Double, String)])
  func reads(_ text: String, _ number: Double, _ base: Double, _ symbol: String) throws {
    let quantity = try Quantity(text)
    #expect(quantity.number == number)
    #expect(abs(quantity.baseValue - base) <= 1e-15 * abs(base))
    #expect(quantity.unit.symbol == symbol)
  }

  @Test(
    "A unit of money knows its currency, whatever its size and what it is counted by",
    arguments: [
      ("万元", .yuan), ("元/人·年", .yuan), ("分", .yuan), ("million yuan", .yuan),
      ("美元/年", .dollar), ("million USD", .dollar), ("CHF", .franc), ("万人", nil), ("%", nil),
    ] as [(String, Currency?)])
  func currency(_ text: String, _ currency: Currency?) throws {
    #expect(try #require(QuantityUnit(text)).currency == currency)
  }

  @Test("Units count alike where quantities and currency agree, whatever their size")
  func countsLike() throws {
    func unit(_ text: String) throws -> QuantityUnit { try #require(QuantityUnit(text)) }
    #expect(try unit("万元").counts(like: unit("yuan")))
    #expect(try !unit("万元").counts(like: unit("万美元")))
    #expect(try !unit("元/人·年").counts(like: unit("元/人")))
    #expect(try unit("万人").counts(like: unit("persons")))
  }

  @Test("A per cent is rounded once")
  func percent() throws {
    for share in 1...99 {
      let number = Double(share)
      #expect(try Quantity("\(share)%").baseValue == number / 100)
    }
  }

  @Test("A number without a unit is ambiguous and refused", arguments: ["430", "430 ", "-1,234.5"])
  func noUnit(_ text: String) {
    #expect(throws: Quantity.Fault.noUnit) { try Quantity(text) }
  }

  @Test("A unit without a number is refused", arguments: ["", "元", "四百元", "--1 元", "½ 元", ".5%"])
  func noNumber(_ text: String) {
    #expect(throws: Quantity.Fault.noNumber) { try Quantity(text) }
  }

  @Test(
    "Words that are not a unit are named",
    arguments: [
      ("430 块", "块"), ("1.2亿", "亿"), ("1 000 元", "000元"), ("430 元/人/年", "元/人/年"),
      ("5 元·", "元·"), ("5 /年", "/年"), ("5 元/", "元/"),
    ])
  func unknownUnit(_ text: String, _ unit: String) {
    #expect(throws: Quantity.Fault.unknownUnit(unit)) { try Quantity(text) }
  }

  @Test("A quantity survives writing and reading")
  func roundTrip() throws {
    for text in ["430 元/人·年", "-0.5 个百分点", "1.2 亿元", "5 %", "12.5 万人次"] {
      let quantity = try Quantity(text)
      #expect(try Quantity(quantity.description) == quantity)
    }
  }

  @Test("The digits are kept where they are asked for")
  func parts() throws {
    let (number, unit) = try Quantity.parts(of: "20,637.10 亿元")
    #expect(number.significand == 2_063_710 && number.decimals == 2)
    #expect(unit.scale == 1e8)
  }
}

@Suite struct QuantityUnitTests {
  private typealias Powers = QuantityUnit.Powers

  @Test("A unit knows its powers")
  func powers() throws {
    #expect(try #require(QuantityUnit("元/人·年")).powers == Powers(money: 1, persons: -1, years: -1))
    #expect(try #require(QuantityUnit("人次/人·年")).powers == Powers(persons: -1, cases: 1, years: -1))
    #expect(try #require(QuantityUnit("万元")).powers == Powers(money: 1))
    #expect(try #require(QuantityUnit("1")).powers == Powers())
    #expect(
      try #require(QuantityUnit("元")).powers * Powers(persons: -1)
        == QuantityUnit("元/人")?.powers)
  }

  @Test("A relative and an absolute share differ in kind")
  func kinds() throws {
    #expect(try #require(QuantityUnit("%")).kind == .percent)
    #expect(try #require(QuantityUnit("个百分点")).kind == .percentagePoint)
    #expect(try #require(QuantityUnit("元")).kind == .plain)
  }

  @Test("Money per month is twelve times money per year")
  func months() throws {
    #expect(try #require(QuantityUnit("元/人·月")).scale == 12)
    #expect(try #require(QuantityUnit("元/人·季")).scale == 4)
  }

  @Test(
    "What is not a unit is refused",
    arguments: ["", "/", "万", "亿", "元/", "/人", "元//人", "个", "百分", "元人"])
  func refuses(_ text: String) {
    #expect(QuantityUnit(text) == nil)
  }
}
