import Foundation
import Quantities
import Testing

@testable import Reporting

@Suite("The notebook for review")
struct ReviewNotebookTests {
  private struct Read: Decodable {
    struct Cell: Decodable {
      enum CodingKeys: String, CodingKey {
        case kind = "cell_type"
        case id
        case source
      }

      let kind: String
      let id: String
      let source: [String]
    }

    let cells: [Cell]
    let nbformat: Int
  }

  private func read(_ language: Language, _ tables: [ReviewNotebook.Table]) throws -> Read {
    let notebook = ReviewNotebook(
      title: "县", facts: ["2026-01-15"], tables: tables, language: language)
    return try JSONDecoder().decode(Read.self, from: Data(notebook.bytes))
  }

  @Test("A text is quoted so that Python reads it back, whatever stands in it")
  func quoting() {
    #expect(ReviewNotebook.quoted("a\"b\\c") == #""a\"b\\c""#)
    #expect(ReviewNotebook.quoted("\u{FEFF}基金\r\n") == #""\ufeff基金\r\n""#)
  }

  @Test("Every line of a table stands in the notebook, with the hash that the run noted")
  func tables() throws {
    let table = ReviewNotebook.Table(
      name: "years", text: "\u{FEFF}基金,值\n居民,\"1,2\"\n", hash: "00ff")
    let data = try #require(try read(.chinese, [table]).cells.first { $0.kind == "code" })
    let text = data.source.joined()
    #expect(text.contains(#"hashes["years"] = "00ff""#))
    #expect(text.contains("    \"\\ufeff基金,值\",\n    \"居民,\\\"1,2\\\"\",\n    \"\",\n])"))
  }

  @Test(
    "Cells have names of their own, and further tables stand at the end only where a run has them")
  func cells() throws {
    let plain = try read(.chinese, [])
    #expect(plain.nbformat == 4 && Set(plain.cells.map(\.id)).count == plain.cells.count)
    let more = try read(.chinese, [.init(name: "targets", text: "", hash: "")])
    #expect(more.cells.count == plain.cells.count + 2)
    #expect(more.cells.last?.source == ["table(\"targets\")"])
  }

  @Test("An English notebook asks for the English heads")
  func english() throws {
    let all = try read(.english, []).cells.flatMap(\.source).joined()
    #expect(all.contains("FUND, SCENARIO, YEAR = \"Fund\", \"Scenario\", \"Year\""))
    #expect(!all.contains("基金"))
  }
}
