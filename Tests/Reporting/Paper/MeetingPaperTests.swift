import Budgeting
import Foundation
import Funds
import Quantities
import Testing

@testable import Reporting

@Suite("Papers of a budget meeting")
struct MeetingPaperTests {
  private func county() throws -> MeetingReport { try MeetingFixture.county.get() }

  @Test("Every paper has a title, the notice and unlike ids", arguments: MeetingPaper.allCases)
  func page(paper: MeetingPaper) throws {
    let report = try county()
    #expect(!report.entries(of: paper).isEmpty)
    let page = report.page(of: paper)
    #expect(page == report.page(of: paper))
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count && ids.contains("head") && ids.contains("signatures"))
    #expect(page.contains("<h1>") && !page.contains("<tbody>\n</tbody>"))
    #expect(page.contains(try #require(report.notice).chinese))
    #expect(ids.contains("budget-resident") == (paper == .budget))
    #expect(ids.contains("costing-resident-1") == (paper == .costing))
  }

  @Test("Every paper is a workbook as well", arguments: MeetingPaper.allCases)
  func workbook(paper: MeetingPaper) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "paper-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: path) }
    try county().writeWorkbook(of: paper, to: path.path)
    #expect(try Data(contentsOf: path).prefix(2) == Data([0x50, 0x4B]))
  }

  @Test(
    "The fund without and with a measure is what the report prints, and the change between them")
  func beside() throws {
    let chapter = try county().chapters[0]
    let table = chapter.besideTable(0)
    let years = table.columns.dropFirst().compactMap { Int($0.head.english) }
    #expect(years == Array(chapter.timeline.projectedYears.prefix(years.count)))
    func count(_ cell: ReportTable.Cell) -> Int64? {
      switch cell.value {
      case .figure(let figure), .change(let figure): figure.count
      default: nil
      }
    }
    let groups = table.rows.indices.filter { table.rows[$0].kind == .group }
    #expect(groups.count == 7)
    let picks: [(YearFigures) -> PrintedFigure] = [
      \.income, \.expenditure, \.result, \.closing,
    ]
    var compared = 0
    for (group, pick) in zip(groups, picks) {
      for (place, year) in years.enumerated() {
        let cells = (1...3).map { count(table.rows[group + $0].cells[place + 1]) }
        let before = try #require(chapter.years.first { $0.year == year }.map(pick))
        let after = try #require(chapter.scenarioYears[0].first { $0.year == year }.map(pick))
        #expect(cells == [before.count, after.count, after.count - before.count])
        compared += 1
      }
    }
    #expect(compared == 4 * years.count)
  }

  @Test("What a measure moves is named with what it was, what it becomes and who says so")
  func moved() throws {
    let chapter = try county().chapters[0]
    let rows = chapter.movedTable(0).rows
    let moved = chapter.plan.parameters.keys.filter {
      chapter.plan.parameters[$0]?.values
        != chapter.scenarios[0].projection.plan.parameters[$0]?.values
    }
    #expect(!moved.isEmpty && rows.count >= moved.count)
    for row in rows {
      #expect(row.cells[3].text != row.cells[4].text && !row.cells[7].text.isEmpty)
    }
  }

  @Test("The level above is asked where a measure costs and a deficit stands with it")
  func procedure() throws {
    for chapter in try county().chapters {
      for index in chapter.scenarios.indices {
        let sentences = chapter.costingSentences(index)
        if sentences == [CostingText.nothing] { continue }
        let total = chapter.analyses.changes[index].printedTotal(chapter.figureScale)
        let costs = total.contains { $0.result < 0 }
        let deficits = chapter.scenarioYears[index].contains {
          $0.isProjected && $0.result.count < 0
        }
        let last = try #require(sentences.last)
        #expect(last.chinese.contains("须报上级") == (costs && deficits))
        #expect((last == CostingText.saves) == !costs)
        for amounts in total where amounts.result != 0 && amounts.year <= total[0].year + 1 {
          let figure = NumberText.change(
            PrintedFigure(count: amounts.result, decimals: chapter.scale.decimals))
          #expect(sentences.contains { $0.chinese.contains("当期结余变动 \(figure)") })
        }
      }
    }
  }
}
