import TestSupport
import Testing

@testable import Tables

@Suite("Numbers of a spreadsheet as text")
struct CellNumberTests {
  private func text(_ number: String, _ format: CellFormat = .number, from1904: Bool = false)
    -> String?
  {
    CellNumber(number)?.text(format, isFrom1904: from1904)
  }

  @Test("A number reads as the sheet shows it in full, without the noise of binary arithmetic")
  func plain() {
    #expect(text("46123.919999999998") == "46123.92")
    #expect(text("0.30000000000000004") == "0.3")
    #expect(text("1E-3") == "0.001" && text("1.5E+20") == "150000000000000000000")
    #expect(text("-0.5") == "-0.5" && text("0") == "0" && text("-0") == "0")
    #expect(text("999999999999999.96") == "1000000000000000")
    #expect(text("120") == "120" && text("100.10") == "100.1")
    #expect(text("abc") == nil && text("") == nil && text("1e999") == nil)
  }

  @Test("A share reads with its percent sign, the point moved and no digit changed")
  func percent() {
    #expect(text("0.47699999999999998", .percent) == "47.7%")
    #expect(text("1", .percent) == "100%" && text("0.0005", .percent) == "0.05%")
    #expect(text("-0.125", .percent) == "-12.5%" && text("0", .percent) == "0%")
  }

  @Test("Serial numbers are the days that spreadsheets show, their 29 February 1900 left out")
  func days() {
    #expect(text("1", .day) == "1900-01-01" && text("59", .day) == "1900-02-28")
    #expect(text("61", .day) == "1900-03-01" && text("45292", .day) == "2024-01-01")
    #expect(text("45658.75", .month) == "2025-01" && text("45658", .year) == "2025")
    #expect(text("43830", .day, from1904: true) == "2024-01-01")
    #expect(text("-3", .day) == "-3" && text("3000000", .day) == "3000000")
  }

  @Test("Amounts of up to fifteen digits come out as they were typed", arguments: 0..<200)
  func roundTrip(number: Int) {
    var cases = CaseGenerator("cell number", case: number)
    let decimals = cases.integer(in: 0...6)
    let whole = cases.integer(in: 1...99_999_999)
    let part = decimals == 0 ? "" : String(cases.integer(in: 1...9))  // no zero at the end
    let zeros = String(repeating: "0", count: max(0, decimals - 1))
    let typed = "\(whole)" + (decimals == 0 ? "" : "." + zeros + part)
    #expect(text(typed) == typed)
  }
}
