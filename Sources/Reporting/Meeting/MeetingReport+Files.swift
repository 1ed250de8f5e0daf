import Budgeting
import Funds
import Quantities
import Tables

extension MeetingReport {
  /// The page and the tables as files, by name relative to the report's folder.
  public func files() -> [(name: String, bytes: [UInt8])] {
    [("report.html", Array(page().utf8))] + tables()
  }

  /// Every table and every chart's data as CSV with a byte-order mark.
  func tables() -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = [
      ("lines.csv", TidyTables.lines(self)), ("measures.csv", TidyTables.measures(self)),
      ("years.csv", TidyTables.years(self)), ("assumptions.csv", TidyTables.assumptions(self)),
      ("charts.csv", TidyTables.charts(self)),
    ]
    if chapters.contains(where: { $0.simulation != nil }) {
      files.append(("probabilities.csv", TidyTables.probabilities(self)))
    }
    for (key, chapter) in zip(keys, chapters) {
      guard let budget = chapter.budget else { continue }
      let sections = budget.sections.map { section in
        (fund: section.book?.title ?? section.title, table: chapter.budgetTable(budget, section))
      }
      files.append(("budget-\(key).csv", ReportTable.csv(sections, in: language)))
    }
    func shared(_ name: String, _ table: (FundChapter) -> ReportTable?) {
      // Tables whose columns differ by fund are files of their own.
      let made = zip(keys, chapters).compactMap { key, chapter in
        table(chapter).map { (key: key, fund: chapter.model.title, table: $0) }
      }.filter(\.table.hasRows)
      let heads = Set(made.map { $0.table.heads(in: language) })
      if heads.count <= 1 {
        let bytes = ReportTable.csv(made.map { (fund: $0.fund, table: $0.table) }, in: language)
        if !bytes.isEmpty { files.append(("\(name).csv", bytes)) }
      } else {
        for item in made {
          files.append(
            ("\(name)-\(item.key).csv", ReportTable.csv([(item.fund, item.table)], in: language)))
        }
      }
    }
    shared("progress") { $0.progressTable() }
    shared("enrolment") { $0.enrolmentTable() }
    shared("use") { $0.useTable() }
    shared("balances") { $0.balanceTable() }
    shared("total-budget") { $0.totalBudgetTable() }
    shared("second-views") { $0.secondViewTable() }
    shared("turning-points") { $0.answersTable() }
    shared("adequacy") { $0.adequacyTable() }
    shared("expected-execution") { chapter in
      chapter.expected.flatMap { expected in
        chapter.budget.map { chapter.expectedTable(expected, scale: $0.scale) }
      }
    }
    shared("basis") { $0.basisTable() }
    shared("settlement") { $0.settlementTable() }
    shared("memo") { chapter in chapter.budget.map { chapter.memoTable($0) } }
    shared("gap-closing") { chapter in chapter.closing.map { chapter.closingTable($0) } }
    shared("scenarios") { $0.scenarios.isEmpty ? nil : $0.scenarioFile() }
    shared("targets") { $0.targetTable() }
    shared("effects") { $0.effectTable() }
    shared("warnings") { $0.warningTable() }
    shared("rules") { $0.ruleTable() }
    shared("advance") { chapter in chapter.gate.map { chapter.gateTable($0) } }
    shared("findings") { $0.findingTable() }
    shared("superseded") { $0.supersededTable() }
    shared("payable-months") { $0.monthsTable() }
    shared("printed-payable-months") { $0.printedMonthsTable() }
    shared("hindcast") { chapter in chapter.hindcast.map { chapter.hindcastTable($0, lines: false) }
    }
    shared("hindcast-lines") { chapter in
      chapter.hindcast.map { chapter.hindcastTable($0, lines: true) }
    }
    shared("since-years") { chapter in difference(chapter).map(chapter.sinceYearTable) }
    shared("since-lines") { chapter in difference(chapter).map(chapter.sinceLineTable) }
    shared("since-known-assumptions") { chapter in
      difference(chapter).map(chapter.sinceKnownCourseTable)
    }
    shared("since-revisions") { chapter in
      difference(chapter).map { chapter.sinceRevisionTable($0) }
    }
    shared("since-revised-assumptions") { chapter in
      difference(chapter).map(chapter.sinceRevisedCourseTable)
    }
    shared("since-outlook") { chapter in difference(chapter).map(chapter.sinceOutlookTable) }
    shared("since-assumptions") { chapter in difference(chapter).map(chapter.sinceCourseTable) }
    if let table = sinceFileTable() {
      files.append(("since-files.csv", table.csv(in: language)))
    }
    shared("method") { $0.methodTable() }
    files.append(("manifest.csv", manifest.table().csv(in: language)))
    return files.sorted { $0.name < $1.name }
  }

  /// Writes the workbook.
  ///
  /// - Throws: ``WorkbookError``, naming the sheet and the cell.
  public func writeWorkbook(to path: String) throws(WorkbookError) {
    try workbook().write(to: path)
  }
}
