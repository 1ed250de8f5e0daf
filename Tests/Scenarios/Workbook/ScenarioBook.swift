import Foundation
import Quantities
import Tables
import TestSupport

@testable import Scenarios

/// A scenario's workbook cell by cell, so that a test may change one as a clerk would.
struct ScenarioBook {
  /// The cells of each tab, the header first.
  var cells: [String: [[WorkbookFixture.Cell]]] = [:]

  /// The tabs in order.
  var tabs: [String] = []

  /// Areas of merged cells by tab.
  var merged: [String: [String]] = [:]

  /// The tabs that are hidden.
  var hidden: Set<String> = []

  /// Takes the rows of sheets, figures as numbers.
  init(_ sheets: ScenarioSheets, _ language: Language = .chinese) {
    for sheet in sheets.sheets {
      let heads = sheet.kind.columns.columns.map {
        language == .chinese ? $0.aliases.first ?? $0.name : $0.name
      }
      put(sheet.kind.title(language), [heads] + sheet.rows)
    }
  }

  /// Adds a sheet of texts and plain numbers.
  mutating func put(_ tab: String, _ rows: [[String]]) {
    tabs.append(tab)
    cells[tab] = rows.map { row in
      row.map { text in
        if text.isEmpty { return .empty }
        let isPlain = text.allSatisfy { "0123456789.-".contains($0) }
        return isPlain && DecimalText(text) != nil ? .number(text) : .text(text)
      }
    }
  }

  /// Puts something into a cell, by row and column from 1.
  mutating func set(_ tab: String, _ row: Int, _ column: Int, _ cell: WorkbookFixture.Cell) {
    var rows = cells[tab] ?? []
    while rows.count < row { rows.append([]) }
    while rows[row - 1].count < column { rows[row - 1].append(.empty) }
    rows[row - 1][column - 1] = cell
    cells[tab] = rows
  }

  /// Formats 1 to 4: a percentage, a day, a month and a year.
  func write(to path: String) {
    WorkbookFixture(
      tabs.map {
        WorkbookFixture.Sheet(
          $0, cells[$0] ?? [], merged: merged[$0] ?? [], isHidden: hidden.contains($0))
      }, formats: ["General", "0%", "yyyy-mm-dd", "yyyy\"年\"m\"月\"", "yyyy"]
    ).write(to: path)
  }
}

extension SmallScenario {
  /// One of the scenario's files as a workbook.
  func book(_ name: String = "baseline.yaml", _ language: Language = .chinese) throws
    -> ScenarioBook
  {
    var loader = try makeLoader()
    return ScenarioBook(
      try loader.sheets(of: path(name), in: language, relocated: { $0 }), language)
  }

  /// What is wrong with a workbook that stands beside the scenario's files.
  func faults(_ book: ScenarioBook) throws -> [Diagnostic] {
    book.write(to: path("book.xlsx"))
    return try faults("book.xlsx")
  }
}
