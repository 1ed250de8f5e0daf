import Quantities
import Testing

@Suite struct DecimalTextTests {
  @Test(
    "Numbers as offices write them are read exactly",
    arguments: [
      ("0", 0, 0), ("430", 430, 0), ("1,234.5", 12345, 1), ("1234.50", 123450, 2),
      ("１２３", 123, 0), ("１，２３４．５", 12345, 1), ("(4.16)", -416, 2), ("（4.16）", -416, 2),
      ("-4.16", -416, 2), ("−4", -4, 0), ("–4", -4, 0), ("－４", -4, 0), ("+5", 5, 0),
      ("1'234'567", 1_234_567, 0), ("12’345.6", 123456, 1), (" 7 ", 7, 0),
      ("\u{3000}7\u{A0}", 7, 0),
      ("-0.05", -5, 2), ("12,345,678,901.23", 1_234_567_890_123, 2), ("007", 7, 0),
      ("12345678901234567", 12_345_678_901_234_567, 0),
    ] as [(String, Int64, Int)])
  func reads(_ text: String, _ significand: Int64, _ decimals: Int) throws {
    let number = try #require(DecimalText(text))
    #expect(number.significand == significand)
    #expect(number.decimals == decimals)
  }

  @Test(
    "What is not a number is not read as a part of one",
    arguments: [
      "", " ", "-", "1,23", "12,34,567", "1234,567", ",123", "1,,234", "1,234.", "5.", ".5",
      "1.2.3", "1.000,5", "--1", "+-1", "- 4", "(-4)", "(4", "4)", "()", "1e5", "1 234", "0x10",
      "3754万元", "赤字3754", "…", "×", "—", "二", "½", "123456789012345678", "NaN", "1_000",
    ])
  func refuses(_ text: String) {
    #expect(DecimalText(text) == nil)
  }

  @Test("The value is the nearest Double, also beyond 2^53")
  func nearestDouble() throws {
    #expect(try #require(DecimalText("20637.18")).value == 20637.18)
    #expect(try #require(DecimalText("9007199254740.993")).value == 9007199254740.993)
    #expect(try #require(DecimalText("12345678901234.567")).value == 12345678901234.567)
  }

  @Test("Scaling by a power of ten is exact or refused")
  func scaling() throws {
    let number = try #require(DecimalText("1.25"))
    #expect(number.scaled(byPowerOfTen: 6) == 1_250_000)
    #expect(number.scaled(byPowerOfTen: 2) == 125)
    #expect(number.scaled(byPowerOfTen: 1) == nil)
    #expect(try #require(DecimalText("1.20")).scaled(byPowerOfTen: 1) == 12)
    #expect(try #require(DecimalText("90000000000000000")).scaled(byPowerOfTen: 3) == nil)
    #expect(number.scaled(byPowerOfTen: 30) == nil)
  }

  @Test("A number survives writing and reading, with and without separators")
  func roundTrip() throws {
    var state: UInt64 = 1
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = Int64(state >> 8) % 100_000_000_000 * (state & 1 == 0 ? 1 : -1)
      let decimals = Int(state >> 3 & 3)
      let text = plain(digits, decimals)
      let number = try #require(DecimalText(text))
      #expect(number.significand == digits && number.decimals == decimals)
      #expect(number.description == text)
      #expect(DecimalText(grouped(text)) == number)
    }
  }

  private func plain(_ digits: Int64, _ decimals: Int) -> String {
    let text = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    let sign = digits < 0 ? "-" : ""
    return sign + padded.dropLast(decimals) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  }

  private func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".")
    let whole = parts[0].drop { $0 == "-" }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (text.hasPrefix("-") ? "-" : "") + result + (parts.count > 1 ? "." + parts[1] : "")
  }

  @Test("A sum is exact, with the decimals of the one that has most; too many digits make none")
  func sum() throws {
    func sum(_ texts: [String]) throws -> String? {
      DecimalText(sumOf: try texts.map { try #require(DecimalText($0)) }).map { "\($0)" }
    }
    #expect(try sum(["0.1", "0.20", "-1"]) == "-0.70")
    #expect(try sum([]) == "0")
    #expect(try sum(["99999999999999999", "1"]) == nil)
    #expect(try sum(["9999999999999999", "0.001"]) == nil)
  }
}
