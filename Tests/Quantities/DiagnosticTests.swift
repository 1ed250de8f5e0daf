import Quantities
import Testing

@Suite struct DiagnosticTests {
  private let place = SourcePlace(file: "county.csv", line: 12, column: 3)
  private let found = LocalizedText("不认识的列“数直”", "an unknown column “数直”")

  @Test("A finding reads as place, severity, finding, expectation and remedy")
  func message() {
    let finding = Diagnostic(
      code: "unknown-column", at: place, found: found,
      expected: LocalizedText("数值", "value"), remedy: LocalizedText("请改正", "Mend it"))
    #expect(
      finding.message(in: .chinese) == "county.csv:12:3: 错误：不认识的列“数直”。应为：数值。请改正。")
    #expect(
      finding.message(in: .english)
        == "county.csv:12:3: error: an unknown column “数直”. Expected: value. Mend it.")
  }

  @Test("A question ends the finding without a second stop")
  func question() {
    let finding = Diagnostic(
      .note, code: "unknown-column", at: place, found: found,
      remedy: LocalizedText("是不是“数值”？", "Did you mean “数值”?"))
    #expect(finding.message(in: .chinese).hasSuffix("是不是“数值”？"))
    #expect(finding.message(in: .english).hasSuffix("Did you mean “数值”?"))
  }

  @Test("A sentence that brings its full stop gets no second one, wherever it stands")
  func fullStop() {
    let finding = Diagnostic(
      code: "groups-method", at: place, found: LocalizedText("矩阵不可逆。", "It is singular."),
      expected: LocalizedText("可逆。", "a regular one."),
      remedy: LocalizedText("可用 ols。", "ols suits it."))
    #expect(finding.message(in: .chinese) == "county.csv:12:3: 错误：矩阵不可逆。应为：可逆。可用 ols。")
    #expect(
      finding.message(in: .english)
        == "county.csv:12:3: error: It is singular. Expected: a regular one. ols suits it.")
  }

  @Test("A fault holds each finding once, in order of place")
  func fault() {
    let later = Diagnostic(
      code: "b", at: SourcePlace(file: "a.csv", line: 10), found: LocalizedText(verbatim: "b"))
    let earlier = Diagnostic(
      code: "a", at: SourcePlace(file: "a.csv", line: 9, column: 4),
      found: LocalizedText(verbatim: "a"))
    #expect(InputFault([later, earlier, later]).diagnostics == [earlier, later])
    #expect(InputFault(later).diagnostics == [later])
  }

  @Test("A place names its file, line and column or its sheet and cell")
  func places() {
    #expect(SourcePlace(file: "a.csv").description == "a.csv")
    #expect(SourcePlace(file: "a.csv", line: 2).description == "a.csv:2")
    #expect(SourcePlace(file: "a.csv", line: 2, column: 3).description == "a.csv:2:3")
    #expect(
      SourcePlace(file: "a.xlsx", sheet: "收入", row: 7, column: 3).description == "a.xlsx [收入] C7")
    #expect(SourcePlace(file: "a.xlsx", sheet: "收入").description == "a.xlsx [收入]")
  }

  @Test("A text reads in the language asked for")
  func languages() {
    #expect(found(.chinese) == found.chinese && found(.english) == found.english)
    #expect(LocalizedText(verbatim: "2024")(.english) == "2024")
    #expect(Language(rawValue: "zh") == .chinese)
    #expect(LocalizedText(oneOf: ["a", "b"]) == LocalizedText("a, b 之一", "one of a, b"))
    #expect(LocalizedText(oneOf: ["a"]) == LocalizedText(verbatim: "a"))
  }
}

@Suite struct NearestWordTests {
  private let columns = ["fund", "item", "period", "value", "unit", "期间", "数值", "单位", "本年累计"]

  @Test(
    "A slip finds the word that was meant",
    arguments: [
      ("vlaue", "value"), ("Perod", "period"), ("UNIT", "unit"), ("数直", "数值"), ("本年累积", "本年累计"),
      ("fnud", "fund"),
    ])
  func suggests(_ word: String, _ expected: String) {
    #expect(nearestWord(to: word, among: columns) == expected)
  }

  @Test("A word with nothing in common finds none", arguments: ["人群", "医院", "x", "", "hospital"])
  func refuses(_ word: String) {
    #expect(nearestWord(to: word, among: columns) == nil)
  }

  @Test("Ties go to the first candidate")
  func ties() {
    #expect(nearestWord(to: "cat", among: ["bat", "hat"]) == "bat")
  }
}
