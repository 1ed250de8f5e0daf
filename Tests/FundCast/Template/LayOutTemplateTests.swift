import Foundation
import FundCast
import Funds
import Quantities
import Reporting
import Scenarios
import Tables
import Testing

@Suite("The workbook of records to fill in")
struct LayOutTemplateTests {
  private static let county = Project.path("scenarios/example-county/baseline.yaml")

  private func layOut(
    _ scenario: String = LayOutTemplateTests.county, from: String? = nil, through: String? = nil,
    isBlank: Bool = false
  ) throws -> RecordTemplate {
    try layOutTemplate(
      TemplateRequest(
        scenario: scenario, models: Project.path("models"), from: from.flatMap { Period($0) },
        through: through.flatMap { Period($0) }, isBlank: isBlank))
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let fault as InputFault {
      return fault.diagnostics.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  private func records(_ name: String) throws -> [Record] {
    try RecordFile.read(Project.path("scenarios/example-county/data/\(name).csv")).records
  }

  @Test("The next month is asked for what the last closed month has, beside its figure")
  func nextMonth() throws {
    let template = try layOut()
    #expect(template.periods == Period(year: 2025, month: 10)...Period(year: 2025, month: 10))
    #expect(template.funds.map(\.name) == ["resident", "employee"])
    let last = Period(year: 2025, month: 9)
    let recorded = try (records("resident") + records("people")).filter {
      $0.fund == "resident" && $0.period == last
    }
    let rows = try #require(template.funds.first).rows
    #expect(recorded.count > 15)
    for record in recorded {
      let row = rows.first {
        $0.key.item == record.item && $0.key.group == record.group && $0.key.basis == record.basis
      }
      #expect(row?.before == record.number, "\(record.key)")
      #expect(row?.unit == record.unit)
    }
    #expect(rows.allSatisfy { $0.key.period == Period(year: 2025, month: 10) })
    // Words, not names alone.
    #expect(rows.allSatisfy { $0.title.chinese != $0.key.item })
  }

  @Test("A line that is mostly recorded is asked for though the last month and its own lack it")
  func blankMonth() throws {
    let model = try FundModelFile.read(
      Project.path("models/china-resident.yaml"), catalogue: .builtIn
    ).model
    let closed = Period(year: 2025, month: 9)
    func asks(keeping isKept: (Record) -> Bool) throws -> Bool {
      let template = RecordTemplate(
        [(model, try records("resident").filter(isKept))], closed: closed,
        periods: closed.advanced(by: 1)...closed.advanced(by: 1), wanted: .missing,
        catalogue: .builtIn)
      return template.funds[0].rows.contains { $0.key.item == "interest" && $0.key.basis == .flow }
    }
    let lacking = [closed, Period(year: 2024, month: 10)]
    #expect(try asks { $0.item != "interest" || !lacking.contains($0.period) })
    // What came twice in the year is not asked for in other months.
    let twice = [Period(year: 2025, month: 3), Period(year: 2025, month: 7)]
    #expect(try !asks { $0.item != "interest" || twice.contains($0.period) })
  }

  @Test("Standards of a year are asked for when the year begins, and not in its months")
  func yearly() throws {
    let template = try layOut(from: "2025-10", through: "2026-01")
    let rows = try #require(template.funds.first).rows
    let people = rows.filter { $0.key.item == "resident.population" }
    #expect(!people.isEmpty && people.allSatisfy { $0.key.period == Period(year: 2026) })
    #expect(people.allSatisfy { $0.before != nil })
    let budget = rows.filter { $0.key.basis == .budget }
    #expect(!budget.isEmpty && budget.allSatisfy { $0.key.period == Period(year: 2026) })
    // The advance was set in March: it is asked for in March.
    #expect(!rows.contains { $0.key.item == "resident.advance" })
    let spring = try #require(layOut(from: "2026-02", through: "2026-04").funds.first).rows
    #expect(
      spring.filter { $0.key.item == "resident.advance" }.map(\.key.period)
        == [Period(year: 2026, month: 3)])
    let ends = rows.map(\.key.period.lastMonth)
    #expect(ends == ends.sorted())
  }

  @Test("A place that has known its flows and balances by year goes on to months")
  func fromYears() throws {
    let template = try layOut(Project.path("scenarios/small-county/baseline.yaml"))
    let rows = try #require(template.funds.first).rows
    let january = Period(year: 2026, month: 1)
    let monthly = rows.filter { $0.key.period == january }
    #expect(monthly.count { $0.key.basis == .flow } == 14)
    #expect(monthly.contains { $0.key.item == "inpatient" })
    #expect(monthly.filter { $0.key.basis == .stock }.map(\.key.item) == ["balance.book"])
    // Standards stay those of years.
    #expect(rows.filter { $0.key.basis == .level }.allSatisfy { $0.key.period.frequency == .year })
    // The year itself is not asked for before it ends.
    #expect(!rows.contains { $0.key.basis == .flow && $0.key.period.frequency == .year })
  }

  @Test("A blank one asks for every month of another place's layout, without its figures")
  func blank() throws {
    let template = try layOut(from: "2024-01", through: "2024-12", isBlank: true)
    let rows = template.funds.flatMap(\.rows)
    #expect(rows.allSatisfy { $0.before == nil && $0.yearBefore == nil })
    let inpatient = rows.filter {
      $0.key.fund == "resident" && $0.key.item == "inpatient" && $0.key.basis == .flow
    }
    #expect(inpatient.count == 12)
  }

  @Test("Periods that cannot be meant, and nothing left to ask for, are said")
  func refused() throws {
    #expect(codes { _ = try layOut(from: "2024Q1") } == ["template-frequency"])
    #expect(codes { _ = try layOut(from: "2026-02", through: "2026-01") } == ["template-span"])
    #expect(codes { _ = try layOut(from: "1926-02", through: "2026-01") } == ["template-span"])
    #expect(codes { _ = try layOut(from: "2025-08", through: "2025-08") } == ["template-empty"])
    #expect(codes { _ = try layOut("none.yaml") } == ["unreadable-file"])
  }

  @Test("The workbook reads as records without figures, and with them once it is filled in")
  func roundTrip() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let template = try layOut()
    let day = try #require(ReportDay("2025-11-03"))
    for language in [Language.chinese, .english] {
      let path = folder.appendingPathComponent("\(language.rawValue).xlsx").path
      try template.write(to: path, for: "baseline.yaml", made: day, in: language)
      let file = try RecordFile.read(path)
      #expect(file.records.isEmpty && file.unavailableCount == template.rowCount)
      #expect(file.notes.allSatisfy { $0.code == "not-available" })
      #expect(throws: OutputFault.self) {
        try template.write(to: path, for: "baseline.yaml", made: day, in: language)
      }
    }
    var filled = template.workbook(for: "baseline.yaml", made: day.day, in: .chinese)
    for sheet in filled.sheets.indices.dropLast() {
      let heads = filled.sheets[sheet].rows[0].cells.map(\.value)
      let value = try #require(heads.firstIndex(of: .text("数值")))
      let source = try #require(heads.firstIndex(of: .text("来源")))
      for row in filled.sheets[sheet].rows.indices.dropFirst() {
        filled.sheets[sheet].rows[row].cells[value].value = .number(Double(row) + 0.1)
        filled.sheets[sheet].rows[row].cells[source].value = .text("月报")
      }
    }
    let path = folder.appendingPathComponent("filled.xlsx").path
    try filled.write(to: path)
    let file = try RecordFile.read(path)
    #expect(file.records.map(\.key) == template.funds.flatMap { $0.rows.map(\.key) })
    #expect(file.records.map(\.unit) == template.funds.flatMap { $0.rows.map(\.unit) })
    #expect(file.records[2].number == DecimalText("3.1") && file.notes.isEmpty)
  }
}
