import Funds
import Quantities
import Scenarios
import Tables

/// What a table leaves unsaid, or says so that it cannot be read, each once.
extension TableImport {
  /// The word that says most of where a figure stands: the innermost above it, else beside it.
  private func head(_ figure: WideFigure) -> TableWord? {
    let words =
      table.timeAxis == .columns
      ? [figure.columnWords, figure.rowWords] : [figure.rowWords, figure.columnWords]
    return words.lazy.compactMap(\.last).first
  }

  mutating func sayOtherScheme(_ word: TableWord) {
    let only = names.first?.model.title
    say(
      ["scheme", "\(word.place)"],
      Diagnostic(
        code: "other-fund", at: word.place,
        found: LocalizedText(
          "“\(word.text)”下的数不属于\(only?.chinese ?? "")",
          "what stands under “\(word.text)” is not of the fund: \(only?.english ?? "")"),
        expected: LocalizedText(
          "--for 给出的方案或模型里的基金", "figures of the funds that --for names"),
        remedy: LocalizedText(
          "请把 --for 换成含有该基金的基线，或只给出要导入的表，如 文件.xlsx#表名",
          "Name a baseline with that fund in --for, or only the sheets meant, as in FILE.xlsx#SHEET"
        )))
  }

  mutating func sayNoItem(_ figure: WideFigure) {
    let word = table.timeAxis == .columns ? figure.rowWords.last : figure.columnWords.last
    let place = word?.place ?? figure.place
    say(
      ["item", "\(place)"],
      Diagnostic(
        code: "unsaid-item", at: word == nil ? figure.place : place,
        found: LocalizedText(
          "\(figure.place.cell ?? figure.text) 的数没有写是什么项目",
          "the figure \(figure.place.cell ?? figure.text) is of no named item"),
        expected: LocalizedText(
          "行首或列首有项目名称", "the item's name at the head of its row or column"),
        remedy: LocalizedText(
          "请补上名称；不是数据的数请删去，或只指定要导入的表，如 文件.xlsx#表名",
          "Name it; remove numbers that are no data, or name the sheets meant, as in FILE.xlsx#SHEET"
        )))
  }

  mutating func sayNoPeriod(_ figure: WideFigure, _ time: WrittenTime) {
    let word = head(figure)
    let place = word?.place ?? figure.place
    let name = word?.text ?? figure.text
    if time.part != nil, time.year == nil {
      say(
        ["year"],
        Diagnostic(
          code: "unsaid-year", at: place,
          found: LocalizedText(
            "“\(name)”没有写是哪一年，标题和表名也没有（或写了不止一个年份）",
            "“\(name)” is of no year, and no title or sheet's name says one (or they say several)"),
          expected: LocalizedText(
            "标题或表名中有一个年份，如 2024年", "a year in a title or the sheet's name, such as 2024年"),
          remedy: LocalizedText("可用 --year 2024 给出", "Give it with --year 2024")))
      return
    }
    say(
      ["period", "\(place)"],
      Diagnostic(
        code: "unsaid-period", at: place,
        found: LocalizedText(
          "“\(name)”下的数没有写是哪一期", "the figures of “\(name)” are of no period"),
        expected: LocalizedText(
          "表头或标题中有期间，如 2024年、1月、2024-01、一季度",
          "a period in the heads or titles, such as 2024年, 1月, 2024-01 or 一季度"),
        remedy: LocalizedText(
          "请在表头或标题中写明，如 2024年9月；整表都是全年数的，可用 --year 2024",
          "Say it in a head or title, as in 2024年9月; where all is of whole years give --year 2024"
        )))
  }

  /// The code of a title and a sheet's name of two years.
  static let contradictoryYears = "contradictory-years"

  mutating func sayContradictoryYears(_ years: (title: TableWord, year: Int, sheetYear: Int)) {
    say(
      ["years"],
      Diagnostic(
        code: TableImport.contradictoryYears, at: years.title.place,
        found: LocalizedText(
          "标题“\(years.title.text)”是 \(years.year) 年，表名“\(table.place.sheet ?? "")”是 \(years.sheetYear) 年",
          "the title “\(years.title.text)” says \(years.year), the sheet's name “\(table.place.sheet ?? "")” \(years.sheetYear)"
        ),
        expected: LocalizedText("标题和表名是同一年", "one year in the title and the sheet's name"),
        remedy: LocalizedText(
          "请改标题或表名；或单独导入这张表并用 --year \(years.sheetYear) 或 --year \(years.year) 说明是哪一年",
          "Correct the title or the name; or import the sheet by itself and say the year with --year \(years.sheetYear) or --year \(years.year)"
        )))
  }

  mutating func sayUnit(_ figure: WideFigure, _ item: String, _ found: [QuantityUnit]) {
    let list = found.map(\.description).joined(separator: "、")
    let word = table.timeAxis == .columns ? figure.rowWords.last : figure.columnWords.last
    // A unit in the cell itself is found there and not at the row's name.
    let place =
      found.isEmpty || figure.unit != nil ? figure.place : word?.place ?? figure.place
    // Of a table without a unit of money that is said once.
    let isMoney = !item.contains(".") || item.hasPrefix("totals.") || item.hasPrefix("balance.")
    say(
      ["unit", isMoney && found.isEmpty ? "" : item, list],
      found.isEmpty
        ? Diagnostic(
          code: "missing-unit", at: place,
          found: LocalizedText(
            "“\(word?.text ?? item)”没有写单位", "no unit is said of “\(word?.text ?? item)”"),
          expected: LocalizedText(
            "标题处“单位：万元”，或项目名称后（万元）、（人）等",
            "单位：万元 among the titles, or （万元）, （人） behind the name"),
          remedy: LocalizedText(
            "金额可用 --unit 万元 给出；人数、比例请写在名称后",
            "Give that of amounts with --unit 万元; write those of persons and rates behind the name")
        )
        : Diagnostic(
          code: "wrong-unit", at: place,
          found: LocalizedText(
            "“\(word?.text ?? item)”（\(item)）的单位是 \(list)",
            "“\(word?.text ?? item)” (\(item)) is given in \(list)"),
          expected: LocalizedText(
            "该项目能用的单位（fundcast parameters 可查；收支为元、万元、亿元）",
            "a unit that the item may be in (see fundcast parameters; money for income and expenditure)"
          )))
  }

  mutating func sayUnreadable(_ figure: WideFigure) {
    say(
      ["text", "\(figure.place)"],
      figure.isUncalculated
        ? Diagnostic(
          code: "formula-without-result", at: figure.place,
          found: LocalizedText("公式还没有计算结果", "a formula without a result"),
          expected: LocalizedText("数值", "a number"),
          remedy: LocalizedText(
            "请在 Excel 或 WPS 中打开、重新计算并保存",
            "Open the workbook in the spreadsheet, calculate and save it"))
        : Diagnostic(
          code: "not-a-number", at: figure.place,
          found: LocalizedText("“\(figure.text)”不是数字", "“\(figure.text)” is not a number"),
          expected: WrittenFigure.expected))
  }

  mutating func saySpuriousStock(_ figure: WideFigure, _ item: String) {
    let place = head(figure)?.place ?? figure.place
    say(
      ["stock", "\(place)", item],
      Diagnostic(
        code: "contradictory-basis", at: place,
        found: LocalizedText(
          "“\(head(figure)?.text ?? "")”是期末数，而 \(item) 是收支",
          "“\(head(figure)?.text ?? "")” is a balance, while \(item) flows"),
        expected: LocalizedText("当期或累计的数", "a figure of the period or a running total")))
  }

  /// A table that calls itself a budget must say which of its figures are budgets.
  mutating func askBudget() {
    let title = table.titles.first {
      $0.text.contains("预算") && !$0.text.contains("执行") && !$0.text.contains("决算")
    }
    guard let title else { return }
    say(
      ["budget"],
      Diagnostic(
        code: "unsaid-basis", at: title.place,
        found: LocalizedText(
          "标题“\(title.text)”说是预算，表头没有写各列是预算数还是实际数",
          "the title “\(title.text)” speaks of a budget, while no head says which figures are budgets"
        ),
        remedy: LocalizedText(
          "请用 --basis budget（年初预算）、adjusted-budget（调整预算）或 flow（实际）说明",
          "Say it with --basis budget, adjusted-budget or flow")))
  }

  /// Flows that only ever rise within each year may be running totals.
  mutating func askRunningTotals() {
    var courses: [[String]: [Int: Double]] = [:]
    for one in figures where one.isBasisAssumed {
      guard let record = one.record, record.period.frequency == .month else { continue }
      let key = [record.fund, record.item, record.group ?? "", "\(record.period.year)"]
      courses[key, default: [:]][record.period.index] = record.value
    }
    var moving = 0
    for course in courses.values {
      let values = course.sorted { $0.key < $1.key }.map(\.value)
      guard let first = values.first, let last = values.last, values.count > 3, first != last
      else { continue }
      moving += 1
      if zip(values, values.dropFirst()).contains(where: { $0 > $1 }) { return }
    }
    guard moving > 0, let first = figures.first(where: { $0.isBasisAssumed && $0.record != nil })
    else { return }
    say(
      ["running"],
      Diagnostic(
        code: "unsaid-basis", at: first.figure.place,
        found: LocalizedText(
          "每个项目逐月只增不减，像是本年累计数，表里没有写是当期还是累计",
          "every item only rises from month to month, like a running total; the table does not say"),
        remedy: LocalizedText(
          "请用 --basis cumulative（本年累计）或 --basis flow（当期）说明",
          "Say it with --basis cumulative or --basis flow")))
  }
}
