import Testing

@testable import Reporting

@Suite("Lists that drop down in a workbook")
struct WorkbookChoiceTests {
  private func formula(_ words: Workbook.Sheet.Choice.Words) -> String? {
    Workbook.Sheet.Choice(column: 0, rows: 1..<9, words: words).formula
  }

  @Test("Words stand in the list, cells are pointed to")
  func formulas() {
    #expect(formula(.list(["定为", "增减"])) == "\"定为,增减\"")
    #expect(formula(.cells(sheet: "名称表", column: 27, rows: 1..<5)) == "='名称表'!$AB$2:$AB$5")
    #expect(formula(.cells(sheet: "it's", column: 0, rows: 0..<1)) == "='it''s'!$A$1:$A$1")
  }

  @Test("What a spreadsheet cannot hold is no list")
  func refused() {
    #expect(formula(.list([])) == nil)
    #expect(formula(.list(["a,b"])) == nil)
    #expect(formula(.list(["a\"b"])) == nil)
    #expect(formula(.list([String](repeating: "十个汉字的一个词语吧", count: 24))) == nil)
    #expect(formula(.cells(sheet: "x", column: 0, rows: 1..<1)) == nil)
  }
}
