import Budgeting
import FoundationEssentials
import Funds
import Quantities
import Scenarios
import Tables
import Testing

@testable import Reporting

@Suite("Meeting report")
struct MeetingReportTests {
  private func county() throws -> MeetingReport { try MeetingFixture.county.get() }

  private func csv(_ report: MeetingReport, _ name: String) throws -> String {
    let file = try #require(report.tables().first { $0.name == name })
    #expect(Array(file.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    return String(decoding: file.bytes.dropFirst(3), as: UTF8.self)
  }

  @Test("The same report gives the same bytes")
  func sameBytes() throws {
    let report = try county()
    #expect(report.page() == report.page())
    #expect(report.tables().map(\.bytes) == report.tables().map(\.bytes))
  }

  @Test("No section is empty, and every id is there once")
  func sections() throws {
    let page = try county().page()
    #expect(!page.contains("<tbody>\n</tbody>"))
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("budget-resident") && ids.contains("hindcast") && ids.contains("effects"))
  }

  @Test("The notice stands at the top, and as much of it in the running foot as one line holds")
  func notice() throws {
    let report = try county()
    let notice = try #require(report.notice)
    let page = report.page()
    #expect(page.components(separatedBy: notice.chinese).count == 1 + report.chapters.count)
    let origin = LocalizedText("2025 年 10 月 15 日 · FundCast 0.0", "2025-10-15 · FundCast 0.0")
    let foot = RunningFoot.shortened(notice, behind: origin).chinese
    #expect(page.contains(origin.chinese + " · " + foot) && foot.hasPrefix("示例县为合成数据"))
    for language in Language.allCases {
      let line = origin(language) + " · " + RunningFoot.shortened(notice, behind: origin)(language)
      // A4 upright leaves 174 mm, of which the page number takes about 80 points.
      #expect(TextMeasure.width(line, size: RunningFoot.size) <= 174 / 25.4 * 72 - 80)
    }
    let long = LocalizedText(verbatim: String(repeating: "字", count: 200))
    #expect(RunningFoot.shortened(long, behind: origin).chinese.hasSuffix("字…"))
  }

  @Test(
    "One quantity is one figure: first page, years, balances, payable months, workbook and form")
  func oneFigure() throws {
    for chapter in try county().chapters {
      let form = try #require(chapter.budget)
      #expect(chapter.scale.decimals == form.scale.decimals)
      for year in form.year - 1...form.budgetYear {
        let printed = try #require(form.totals(ofYear: year))
        let own = try #require(chapter.year(year))
        #expect(own.income.count == printed.income)
        #expect(own.expenditure.count == printed.expenditure)
        #expect(own.result.count == printed.result && own.closing.count == printed.closing)
      }
      let budget = try #require(form.totals(ofYear: form.budgetYear))
      let head = chapter.tiles().map(\.figure)
      let figures = [budget.result, budget.closing].map {
        NumberText.figure(PrintedFigure(count: $0, decimals: form.scale.decimals), zero: .digits)
      }
      #expect(Array(head.prefix(2)) == figures)
      let balances = chapter.balanceTable().rows
      let months = chapter.monthsTable().rows
      for (name, place) in [("账面结余", 0), ("可动用资金", 1), ("权责口径结余", 2)] {
        let now = balances[place].cells[1]
        let scope = chapter.model.books.count > 1 ? "，" + chapter.scopeText.chinese : ""
        let shown = months.filter { row in
          let title = row.cells[0].text.chinese
          return title.hasPrefix(name) && title.contains("月均支出" + scope)
            && !title.contains("不含预收")
        }
        #expect(!shown.isEmpty && shown.allSatisfy { $0.cells[1].value == now.value }, "\(name)")
      }
      let december = "\(form.budgetYear)-12"
      let row = try #require(
        chapter.periodTable().rows.first { $0.cells[0].text.chinese == december })
      #expect(row.cells[4].value == balances[0].cells[3].value)
    }
  }

  @Test("Every figure of payable months on the first page has its definition beside it")
  func definition() throws {
    for chapter in try county().chapters {
      let tile = try #require(chapter.tiles().first { $0.unit == CommonText.months })
      #expect(tile.basis == chapter.monthsDefinition)
    }
  }

  @Test("Printed years add up: result, and the balance carried on")
  func years() throws {
    for chapter in try county().chapters {
      for (before, year) in zip(chapter.years, chapter.years.dropFirst()) where year.isProjected {
        #expect(year.result.count == year.income.count - year.expenditure.count)
        #expect(year.closing.count == before.closing.count + year.result.count)
      }
    }
  }

  @Test("What a scenario does not move differs by exactly zero, and its changes sum to the table")
  func scenarios() throws {
    let report = try county()
    let employees = report.chapters[1]
    #expect(employees.years == employees.scenarioYears[0])
    let residents = report.chapters[0]
    let analysis = residents.analyses.changes[0]
    let total = analysis.printedTotal(residents.figureScale)
    for amounts in total {
      let base = try #require(residents.years.first { $0.year == amounts.year })
      let own = try #require(residents.scenarioYears[0].first { $0.year == amounts.year })
      #expect(own.result.count - base.result.count == amounts.result)
      #expect(own.closing.count - base.closing.count == amounts.closing)
    }
  }

  @Test("What a scenario moves is one figure in every table, the difference of those printed")
  func scenarioDifferences() throws {
    let chapter = try county().chapters[0]
    func change(_ cell: ReportTable.Cell) -> Int64? {
      guard case .change(let figure) = cell.value else { return nil }
      return figure.count
    }
    let analysis = chapter.analyses.changes[0]
    let months = try #require(
      chapter.changeTable(0).rows.first { $0.cells[0].text == ScenarioText.months })
    var (year, compared) = (0, 0)
    for row in chapter.scenarioTable().rows {
      if row.kind == .group { year = Int(row.cells[0].text.english) ?? 0 }
      if row.cells[0].text == CommonText.payableMonths {
        let place = try #require(analysis.years.firstIndex(of: year))
        #expect(change(row.cells[4]) == change(months.cells[1 + place]), "\(year)")
        compared += 1
      }
      if row.cells[0].text == CommonText.deficitProbability {
        let printed = row.cells[2...3].map { cell -> Int64? in
          let text = cell.text.english
          return text == "<1%" ? 0 : text == ">99%" ? 100 : text == "–" ? 0 : Int64(text.dropLast())
        }
        let (base, own) = (try #require(printed[0]), try #require(printed[1]))
        #expect(change(row.cells[4]) == own - base, "\(year)")
        compared += 1
      }
    }
    #expect(compared == 8)
  }

  @Test("Files name scenarios by their titles, and chances to two decimals")
  func scenarioFiles() throws {
    let chapter = try county().chapters[0]
    let title = chapter.scenarios[0].fundCase.scenario.title.chinese
    let table = chapter.scenarioFile()
    #expect(table.heads(in: .chinese).contains { $0.contains("方案 1（\(title)）") })
    let row = try #require(
      table.rows.first { $0.cells[0].text == CommonText.deficitProbability })
    guard case .probability(let base) = row.cells[2].value,
      case .probability(let own) = row.cells[3].value,
      case .change(let change) = row.cells[4].value
    else {
      Issue.record("a chance, a chance and their difference")
      return
    }
    #expect(change.decimals == 2)
    #expect(abs(Double(change.count) / 100 - (own - base) * 100) <= 0.0101)
    #expect(chapter.targetTable().rows.contains { $0.cells[0].text.chinese == "方案 1（\(title)）" })
  }

  @Test("A lever's worth is one figure on the first page, in the table of effects and in its chart")
  func leverFigures() throws {
    for chapter in try county().chapters {
      for row in chapter.effectRows() {
        let result = try #require(chapter.printedResult(row))
        let (income, expenditure) = (chapter.figure(row.income), chapter.figure(row.expenditure))
        #expect(result.count == (income?.count ?? 0) - (expenditure?.count ?? 0))
        let printed = try #require(
          chapter.effectTable().rows.first { $0.cells[0].text == EffectText.lever(row) })
        #expect(printed.cells[4].value == .change(result))
      }
    }
  }

  @Test("A draft's surplus is called by its size, and too large where payable months are")
  func surplusWords() throws {
    let chapter = try county().chapters[1]
    let table = try #require(chapter.budget)
    let totals = try #require(table.totals(ofYear: table.budgetYear))
    let text = chapter.statusSentence(table)
    #expect(table.status == .proposal && totals.result * 20 > totals.income)
    #expect(!text.chinese.contains("略有结余") && !text.english.contains("small"))
    let amount = chapter.money(PrintedFigure(count: totals.result, decimals: table.scale.decimals))
    #expect(text.chinese.contains("当期结余 \(amount.chinese)，占收入 "))
    // What the warning says of the same fund.
    #expect(chapter.review.warnings.contains { $0.rule.matter == "excessive" })
    #expect(text.chinese.hasSuffix("高于 15 个月，累计结余偏多。"))
    #expect(try county().page().contains(text.chinese))
  }

  @Test(
    "Many scenarios are compared in tables that a page holds, together what the whole table says")
  func manyScenarios() throws {
    let names = [
      "contribution-450", "student-drive", "subsidy-late", "subsidy-plus-30",
      "participation-minus-1",
      "instant-settlement",
    ]
    let chapter = try MeetingFixture.report(
      "example-county/baseline.yaml", names.map { "example-county/variants/\($0).yaml" },
      language: .chinese, paths: 0
    ).chapters[0]
    let (whole, tables) = (chapter.scenarioTable(), chapter.scenarioTables())
    #expect(tables.count > 1 && tables.allSatisfy { $0.columns.count <= 3 + 2 * 4 })
    #expect(whole.columns.count == 3 + 2 * chapter.scenarios.count)
    for row in whole.rows.indices {
      let cells = tables.flatMap { $0.rows[row].cells.dropFirst(3) }
      #expect(Array(whole.rows[row].cells.dropFirst(3)) == cells)
      #expect(tables.allSatisfy { $0.rows[row].cells[2] == whole.rows[row].cells[2] })
    }
  }

  @Test("What is last given is dated by its last year, and a cause reads as in the budget table")
  func lastGivenAndCauses() throws {
    var compared = 0
    for chapter in try county().chapters {
      for item in chapter.assumptions() {
        guard let given = chapter.lastGiven(item) else { continue }
        let later = item.path.origins[item.index].enumerated().filter {
          item.path.start.advanced(by: $0.offset).year > given.period.year
        }
        #expect(
          later.allSatisfy { if case .extrapolated = $0.element { true } else { false } },
          "\(item.name) \(given.period)")
      }
      let growth = try #require(chapter.growths.last { $0.to == chapter.budgetYear })
      let printed = try #require(chapter.printedCauses(growth))
      for part in growth.contributions where part.cause == .line {
        guard let shown = printed.first(where: { $0.title == part.title })?.amount,
          let change = chapter.budget?.judged.line(part.line.name)?.figures.changeFromExpected
        else { continue }
        #expect(shown.count == change, "\(part.title.chinese)")
        compared += 1
      }
      let total = printed.reduce(0) { $0 + $1.amount.count }
      let (before, after) = (chapter.year(growth.from), chapter.year(growth.to))
      #expect(total == (after?.expenditure.count ?? 0) - (before?.expenditure.count ?? 0))
    }
    #expect(compared > 3)
  }

  @Test("The first page says how many balances miss their flows, and by how much at most")
  func adjustments() throws {
    let report = try MeetingFixture.report(
      "china-national/resident.yaml", language: .chinese, paths: 0)
    let chapter = report.chapters[0]
    let found = chapter.findings.filter { $0.kind == .adjustment }
    let largest = try #require(found.max { abs($0.amount ?? 0) < abs($1.amount ?? 0) })
    let words = try #require(chapter.adjustmentSentence())
    #expect(words.chinese.hasPrefix("\(found.count) 处公布结余与收支不符"))
    #expect(words.chinese.contains(largest.text.chinese))
    #expect(words.english.contains(largest.text.english))
  }

  @Test("An earlier forecast misses the balance by as much as the result, as printed")
  func hindcast() throws {
    for chapter in try county().chapters {
      let table = chapter.hindcastTable(try #require(chapter.hindcast), lines: false)
      func error(_ words: String) throws -> ReportTable.Cell.Value {
        let row = try #require(table.rows.first { $0.cells[0].text.chinese == words })
        return row.cells[6].value
      }
      // Both start from the balance published at the end of 2023.
      #expect(try error("2024 年当期结余") == error("2024 年末累计结余"))
    }
  }

  @Test("The causes of growth add up to the printed growth")
  func causes() throws {
    for chapter in try county().chapters {
      for growth in chapter.growths {
        let parts = try #require(chapter.printedCauses(growth))
        let from = try #require(chapter.year(growth.from)?.expenditure)
        let to = try #require(chapter.year(growth.to)?.expenditure)
        #expect(parts.reduce(0) { $0 + $1.amount.count } == to.count - from.count)
      }
    }
  }

  @Test("The basis of a line adds up to its budget as the form prints it")
  func basis() throws {
    let chapter = try county().chapters[0]
    var (total, sum): (Int64?, Int64) = (nil, 0)
    func check() { if let total { #expect(abs(total - sum) <= 1) } }
    var hasParts = false
    for row in chapter.basisTable().rows {
      guard case .figure(let figure) = row.cells[2].value else { continue }
      if row.kind == .group {
        if hasParts { check() }
        (total, sum, hasParts) = (figure.count, 0, false)
      } else {
        sum += figure.count
        hasParts = true
      }
    }
    if hasParts { check() }
  }

  @Test("Settlement shares stand beside those they replace, with their file and method, everywhere")
  func settlement() throws {
    let report = try county()
    let chapter = report.chapters[0]
    let table = chapter.settlementTable()
    let texts = table.rows.map { $0.cells.map(\.text.chinese) }
    #expect(texts[1] == ["结算份额，服务当期", "40.00%", "40.00%"])
    #expect(texts[5] == ["结算份额，合计", "100.00%", "100.00%"])
    #expect(texts[6][0] == "结账前服务待付，2025 年 10 月支付")
    #expect(texts[10][0].contains("data/settlement-resident.csv（2022-10–2025-09），链梯法"))
    // The parts add up as printed, to what is unpaid at the close by the shares measured.
    for column in [1, 2] {
      let counts = table.rows.map { row -> Int64 in
        switch row.cells[column].value {
        case .figure(let figure), .percent(let figure, _): figure.count
        default: 0
        }
      }
      #expect(counts[1..<5].reduce(0, +) == counts[5])
      #expect(counts[6..<9].reduce(0, +) == counts[9])
      let unpaid = try #require(chapter.figure(chapter.projection.openingUnpaid)).count
      // The triangle's cells are rounded to hundreds, so that the stated shares give a fen more or less.
      #expect(column == 2 ? counts[9] == unpaid : abs(counts[9] - unpaid) <= 1)
    }
    let basis = chapter.basisTable().rows.map { $0.cells.map(\.text.chinese) }
    let words = try #require(basis.first { $0[0] == "结算" }?[1])
    #expect(words.contains("data/settlement-resident.csv") && words.contains("链梯法"))
    #expect(words.contains("模型给定 40.00%、45.00%、12.00%、3.00%，未采用"))
    let rows = try csv(report, "assumptions.csv").split(separator: "\n").filter {
      $0.contains(",settlement.inpatient.")
    }
    // Four shares measured and four stated in each of the two funds.
    #expect(rows.count == 16)
    #expect(rows.count { $0.contains("settlement-employee.csv") } == 4)
    #expect(rows.count { $0.contains("未采用") } == 8)
    #expect(try csv(report, "settlement.csv").contains("三角测得"))
    let page = report.page()
    #expect(page.contains("结算份额与结账前服务的待付"))
  }

  @Test("An English report holds no Chinese words of its own")
  func english() throws {
    let report = try MeetingFixture.withoutPaths.get()
    let chapter = report.chapters[0]
    for table in [
      chapter.balanceTable(), chapter.adequacyTable(), chapter.effectTable(), chapter.ruleTable(),
      chapter.answersTable(), chapter.methodTable(),
    ] {
      let words =
        table.heads(in: .english) + [table.title.english]
        + table.rows.flatMap { $0.cells.map { $0.text.english } }
      for word in words {
        #expect(!word.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(word)")
      }
    }
  }

  @Test("Without paths there are no probabilities and no empty columns for them")
  func withoutPaths() throws {
    let report = try MeetingFixture.withoutPaths.get()
    #expect(!report.tables().contains { $0.name == "probabilities.csv" })
    #expect(report.chapters[0].tiles().count == 4)
    #expect(report.chapters[0].deficitChart() == nil)
  }

  @Test("A fund by the year has no sections about months, people or a form")
  func yearly() throws {
    let report = try MeetingFixture.report("medicare-hi/baseline.yaml", language: .english)
    let page = report.page()
    for id in ["progress-hi", "enrolment-hi", "use-hi", "budget-hi", "scenarios"] {
      #expect(!page.contains("id=\"\(id)\""))
    }
    #expect(page.contains("million USD") && page.contains("id=\"fund-hi\""))
  }

  @Test("Tidy tables read back, every row with the header's fields")
  func tidy() throws {
    let report = try county()
    for name in ["lines.csv", "measures.csv", "years.csv", "charts.csv", "budget-resident.csv"] {
      let text = try csv(report, name)
      let table = try Table(path: name, text: text)
      #expect(table.rowCount > 5)
    }
  }

  @Test("The workbook can be written, and its formulas give what is printed")
  func workbook() throws {
    let workbook = try county().workbook()
    try workbook.check()
    let formulas = workbook.sheets.flatMap(\.rows).flatMap(\.cells).filter {
      if case .formula = $0.value { true } else { false }
    }
    #expect(formulas.count > 20)
    for sheet in workbook.sheets {
      let cells = Dictionary(
        sheet.placed.map { (cellName(row: $0.row, column: $0.column), $0.cell) },
        uniquingKeysWith: { first, _ in first })
      for placed in sheet.placed {
        guard case .formula(let formula, let cached) = placed.cell.value else { continue }
        var (sum, sign, name) = (0.0, 1.0, "")
        func take() {
          switch cells[name]?.value {
          case .number(let value), .formula(_, let value): sum += sign * value
          default: break
          }
          name = ""
        }
        for character in formula.dropFirst() {
          guard character == "+" || character == "-" else {
            name.append(character)
            continue
          }
          take()
          sign = character == "+" ? 1 : -1
        }
        take()
        #expect(abs(sum - cached) < 0.005, "\(sheet.name) \(formula)")
      }
    }
  }
}
