import Testing

@testable import Tables

@Suite("What a number format means")
struct CellFormatTests {
  @Test(
    "A code says whether a number is a share, a day, a month or a year",
    arguments: [
      ("General", CellFormat.number), ("G/通用格式", .number), ("0.00E+00", .number),
      ("#,##0.00;[Red]-#,##0.00", .number), ("0\"年\"", .number), ("0!.0,\"万元\"", .number),
      ("0.0%", .percent), ("0%;[Red]-0%", .percent), ("0\"%\"", .number), ("0\\%", .number),
      ("yyyy\"年\"m\"月\"", .month), ("mmm\\-yy", .month), ("[$-804]yyyy\"年\"m\"月\";@", .month),
      ("yyyy/m/d", .day), ("yyyy-mm-dd h:mm", .day), ("m\"月\"d\"日\"", .day), ("yyyy", .year),
      ("h:mm:ss", .number), ("mm:ss", .number), ("[h]:mm", .number), ("@", .number),
    ])
  func codes(code: String, format: CellFormat) {
    #expect(CellFormat(code: code) == format)
  }

  @Test("The formats built in mean what the standard and Chinese versions say")
  func builtIn() {
    #expect([9, 10].allSatisfy { CellFormat(builtIn: $0) == .percent })
    #expect([14, 22, 31, 58].allSatisfy { CellFormat(builtIn: $0) == .day })
    #expect([17, 27, 57].allSatisfy { CellFormat(builtIn: $0) == .month })
    #expect([0, 1, 4, 11, 20, 49].allSatisfy { CellFormat(builtIn: $0) == .number })
  }
}
