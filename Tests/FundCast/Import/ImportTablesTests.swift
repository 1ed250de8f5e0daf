import Foundation
import FundCast
import Funds
import Quantities
import Scenarios
import Tables
import Testing

@Suite("Tables of offices turned into records")
final class ImportTablesTests {
  private static let county = Project.path("scenarios/example-county/baseline.yaml")
  private let folder: URL

  init() throws { folder = try Project.temporaryFolder() }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: path)
    return path.path
  }

  private func read(
    _ text: String, _ change: (inout ImportRequest) throws -> Void = { _ in }
  ) throws -> ImportOutcome {
    var request = ImportRequest(
      files: [try file("表\(UUID().uuidString).csv", text)], target: Self.county)
    request.models = Project.path("models")
    try change(&request)
    return try importTables(request)
  }

  private func said(_ outcome: ImportOutcome) -> [String] {
    outcome.records.map {
      "\($0.item) \($0.period) \($0.basis.rawValue) \($0.number)\($0.unit.symbol)"
    }
  }

  @Test("A row and the part of it that stands below are not both taken over")
  func partAndWhole() throws {
    let head = "2024年城乡居民基本医疗保险基金收支表\n,单位：万元\n项目,1月,2月\n"
    let whole = try read(head + "个人缴费收入（本人缴纳）,100,50\n其中：城乡医疗救助资助收入,20,10\n利息收入,3,4\n")
    let faults = whole.faults.filter { $0.code == "part-and-whole" }
    #expect(faults.count == 1)
    let words = try #require(faults.first).message(in: .chinese)
    #expect(words.contains("其中：城乡医疗救助资助收入") && words.contains("个人缴费收入（本人缴纳）"))
    #expect(words.contains("重复计算") && words.contains("20") && words.contains("100"))
    // Parts of a sum stand alone, whatever line came before the sum.
    let sum = try read(head + "利息收入,3,4\n收入合计,123,64\n其中：城乡医疗救助资助收入,20,10\n个人缴费收入（本人缴纳）,100,50\n")
    #expect(!sum.faults.contains { $0.code == "part-and-whole" })
    // Left out by the map, the part stays in the row above.
    let map = try file("map.csv", "written,item\n城乡医疗救助资助收入,-\n")
    let mapped = try read(
      head + "个人缴费收入（本人缴纳）,100,50\n其中：城乡医疗救助资助收入,20,10\n利息收入,3,4\n"
    ) { $0.map = map }
    #expect(mapped.faults.isEmpty && mapped.records.count == 4, "\(mapped.faults)")
  }

  // MARK: Heads and titles written another way

  @Test(
    "One head among months may be written another way, as long as it says its month",
    arguments: ["2025.6", "2025/6", "2025-06", "202506", "六月", "6"])
  func oddHead(written: String) throws {
    let outcome = try read(
      "2025年居民医保基金收支表,单位：万元\n项目,3月,4月,5月,\(written),7月\n利息收入,5,4,3,6,7\n")
    #expect(outcome.faults.isEmpty, "\(outcome.faults.map { $0.message(in: .chinese) })")
    #expect(
      said(outcome)
        == [3, 4, 5, 6, 7].map {
          "interest 2025-0\($0) flow \(["5", "4", "3", "6", "7"][$0 - 3])万元"
        })
  }

  @Test("A head that says no month is one fault, at the head", arguments: ["十三月", "13", "3.5"])
  func noMonth(written: String) throws {
    let outcome = try read(
      "2025年居民医保基金收支表,单位：万元\n项目,3月,4月,5月,\(written),7月\n利息收入,5,4,3,6,7\n其他收入,5,4,3,6,7\n")
    #expect(outcome.faults.map(\.code) == ["unsaid-period"])
    #expect(outcome.faults.first?.found.chinese.contains("“\(written)") == true)
    #expect(outcome.faults.first?.place.line == 2)
  }

  @Test("A year's sum may carry its year, and is held against its months")
  func datedSum() throws {
    let outcome = try read(
      "居民医保基金收支表,单位：万元\n项目,2025年,,,\n,1月,2月,3月,2025年合计\n利息收入,5,4,3,12\n其他收入,1,2,1,9\n")
    #expect(outcome.records.count == 6)
    #expect(outcome.notes.count == 1, "\(outcome.notes.map { $0.message(in: .chinese) })")
    #expect(outcome.notes.first?.found.chinese.contains("9") == true)
  }

  @Test(
    "What a title reaches up to is from January on",
    arguments: [
      "截至2025年8月31日居民医保基金收支情况表", "居民医保基金收支情况表（截至8月底，2025年）",
      "2025年居民医保基金收支表（截至8月末）", "居民医保基金收支表 截止2025-08-31",
    ])
  func upTo(title: String) throws {
    for head in ["本年累计", "金额"] {
      let outcome = try read("\(title),单位：万元\n项目,\(head)\n利息收入,90\n其他收入,12\n")
      #expect(outcome.faults.isEmpty, "\(outcome.faults.map { $0.message(in: .chinese) })")
      #expect(
        said(outcome) == [
          "interest 2025-08 cumulative 90万元", "other-income 2025-08 cumulative 12万元",
        ])
    }
  }

  @Test(
    "A running total of a year that names no month is asked about, not taken for the whole year")
  func endlessTotal() throws {
    let text = "2025年居民医保基金收支表,单位：万元\n项目,本年累计\n利息收入,90\n"
    #expect(try read(text).faults.map(\.code) == ["unsaid-period"])
    let given = try read(text.replacing("2025年", with: "")) { $0.year = 2025 }
    #expect(said(given) == ["interest 2025 flow 90万元"])
  }

  @Test("Two tables of one year that contradict each other throughout are one fault, at the title")
  func sameYear() throws {
    var request = ImportRequest(
      files: try [1.0, 1.1].enumerated().map { place, factor in
        try file(
          "收支\(place).csv",
          "2024年居民医保基金收支表,单位：万元\n项目,1月,2月,3月\n利息收入,\(5 * factor),\(4 * factor),\(3 * factor)\n")
      }, target: Self.county)
    request.models = Project.path("models")
    let outcome = try importTables(request)
    #expect(outcome.faults.map(\.code) == ["same-year"])
    #expect(outcome.faults.first?.place.file.hasSuffix("收支1.csv") == true)
    #expect(outcome.faults.first?.found.chinese.contains("读作 2024 年，有 3 个数") == true)
  }

  // MARK: The county laid out wide

  /// The months' figures of a fund in a year, by item and group in order of first appearance.
  private func lines(_ records: [Record], _ year: Int) -> [(name: [String], values: [Int: Record])]
  {
    var order: [[String]] = []
    var values: [[String]: [Int: Record]] = [:]
    for record in records where record.period.year == year && record.period.frequency == .month {
      let name = [record.item, record.group ?? ""]
      if values[name] == nil { order.append(name) }
      values[name, default: [:]][record.period.index] = record
    }
    return order.map { ($0, values[$0] ?? [:]) }
  }

  /// A line's label: its title where that means it alone, else its name.
  private func label(_ item: String, _ names: WrittenNames) -> String {
    guard let title = names.model.line(item)?.title.chinese,
      names.meaning(of: title) == .item(item)
    else { return item }
    return title
  }

  private func models() throws -> [WrittenNames] {
    let catalogue = ParameterCatalogue.builtIn
    return try ["china-resident", "china-employee"].map {
      WrittenNames(
        model: try FundModelFile.read(Project.path("models/\($0).yaml"), catalogue: catalogue)
          .model, catalogue: catalogue)
    }
  }

  @Test("The county's months laid out wide come back as they were, whichever way they lie")
  func roundTrip() throws {
    for (fund, names) in zip(["resident", "employee"], try models()) {
      let records = try RecordFile.read(
        Project.path("scenarios/example-county/data/\(fund).csv")
      ).records.filter {
        ($0.basis == .flow || $0.basis == .stock) && $0.period.frequency == .month
      }
      #expect(records.count > 1000)
      var files: [[String]] = [[], []]
      for year in Set(records.map(\.period.year)).sorted() {
        let lines = lines(records, year)
        let months = Set(lines.flatMap(\.values.keys)).sorted()
        let title = "\(year)年\(names.model.title.chinese)收支表\n,单位：元\n"
        var across = title + "项目,分类," + months.map { "\($0)月" }.joined(separator: ",") + "\n"
        for line in lines {
          let label = [label(line.name[0], names), line.name[1]]
          across +=
            (label + months.map { line.values[$0].map { "\($0.number)" } ?? "" })
            .joined(separator: ",") + "\n"
        }
        var down = title + "月份," + lines.map { label($0.name[0], names) }.joined(separator: ",")
        down += "\n," + lines.map { $0.name[1] }.joined(separator: ",") + "\n"
        for month in months {
          down += "\(month)月,"
          down +=
            lines.map { $0.values[month].map { "\($0.number)" } ?? "" }.joined(separator: ",")
            + "\n"
        }
        files[0].append(try file("\(fund)-\(year)-across.csv", across))
        files[1].append(try file("\(fund)-\(year)-down.csv", down))
      }
      let expected = Dictionary(uniqueKeysWithValues: records.map { ($0.key, $0.written) })
      for paths in files {
        var request = ImportRequest(files: paths, target: Self.county)
        request.models = Project.path("models")
        let outcome = try importTables(request)
        #expect(outcome.faults.isEmpty, "\(outcome.faults.map { $0.message(in: .chinese) })")
        let found = Dictionary(uniqueKeysWithValues: outcome.records.map { ($0.key, $0.written) })
        #expect(found == expected)
      }
    }
  }

  // MARK: Sums

  @Test("Sums are checked and not imported twice, and every number is accounted for")
  func sums() throws {
    let outcome = try read(
      """
      2024年居民医保,,,,单位：万元
      序号,项目,1月,2月,合计
      1,利息收入,5.10,2,7.10
      2,其他收入,3,4,7
      ,小计,8.10,6,14.10
      ,占比,10%,20%,

      """)
    #expect(outcome.faults.isEmpty && outcome.notes.isEmpty)
    #expect(
      said(outcome) == [
        "interest 2024-01 flow 5.10万元", "interest 2024-02 flow 2万元",
        "other-income 2024-01 flow 3万元", "other-income 2024-02 flow 4万元",
      ])
    let sheet = try #require(outcome.sheets.first)
    #expect(sheet.sums.overTime == 2 && sheet.sums.overItems == 3)
    let leftOut = sheet.leftOut.reduce(0) { $0 + $1.count }
    #expect(leftOut == 4)
    // Two serial numbers and eleven figures of which two are shares.
    #expect(
      sheet.recordCount + sheet.sums.overTime + sheet.sums.overItems + leftOut == 13)
  }

  @Test("Sums that do not hold are named with their cell and the difference")
  func wrongSums() throws {
    let outcome = try read(
      """
      2024年居民医保（单位：万元）
      项目,1月,2月,3月,一季度
      利息收入,5.10,2,1,9.10
      其他收入,3,4,1,8
      收入小计,8.10,6,2.00,17.10

      """)
    let text = outcome.notes.map { $0.message(in: .chinese) }.joined()
    #expect(outcome.notes.map(\.code) == ["sum-differs"] && text.contains("差 1"), "\(text)")
    #expect(outcome.records.count == 6 && outcome.faults.isEmpty)
    let plain = try read(
      "2024年居民医保（单位：元）\n项目,1月,2月,合计\n利息收入,50,21,72.5\n")
    #expect(plain.notes.first?.message(in: .english).contains("a difference of 1.5") == true)
  }

  @Test("A year stands by itself where its months are not all there")
  func yearBesideSomeMonths() throws {
    let outcome = try read(
      "居民医保（单位：元）\n项目,2024年1月,2024年2月,2024年\n利息收入,50,21,100\n")
    #expect(said(outcome).last == "interest 2024 flow 100元" && outcome.records.count == 3)
  }

  // MARK: Names

  @Test("Unknown names are listed together, written out, and read once they are explained")
  func names() throws {
    let text = """
      2024年职工医保,,单位：元
      项目,1月,2月
      单位收入,1,2
      一、转移收入,3,4
      本期余额,5,6

      """
    let refused = try read(text)
    #expect(refused.unknownNames.map(\.written) == ["单位收入", "本期余额"])
    #expect(refused.unknownNames.map(\.count) == [2, 2])
    #expect(refused.unknownNames.first?.nearest?.english.contains("employer-contribution") == true)
    #expect(refused.faults.map(\.code) == ["unknown-item", "unknown-item"])
    let map = folder.appendingPathComponent("map.csv").path
    try refused.writeMap(to: map, in: .chinese)
    let written = try String(contentsOfFile: map, encoding: .utf8)
    #expect(written.contains("employee,单位收入,,") && written.contains("employee,本期余额,,"))
    // Nothing is filled in yet.
    let still = try read(text) { $0.map = map }
    #expect(still.unknownNames.count == 2 && !still.isMapMissing)
    try written.replacing("单位收入,,", with: "单位收入,单位缴费收入,").replacing(
      "本期余额,,", with: "本期余额,-,"
    ).write(toFile: map, atomically: true, encoding: .utf8)
    let outcome = try read(text) { $0.map = map }
    #expect(outcome.faults.isEmpty)
    #expect(
      outcome.records.map(\.item).prefix(2) == ["employer-contribution", "employer-contribution"])
    #expect(outcome.records.count == 4)
    #expect(outcome.sheets[0].leftOut.map(\.count) == [2])
  }

  @Test("Rows that make one item are added where the file of names says so, else asked about")
  func added() throws {
    let text = """
      2024年居民医保,,,单位：万元
      项目,1月,2月,合计
      县内住院,100,20.5,120.5
      县外住院,10,0.25,10.25
      支出合计,110,20.75,130.75

      """
    let map = folder.appendingPathComponent("added.csv").path
    func outcome(_ one: String, _ other: String) throws -> ImportOutcome {
      try "fund,written,item,group\n,县内住院,\(one),\n,县外住院,\(other),\n"
        .write(toFile: map, atomically: true, encoding: .utf8)
      return try read(text) { $0.map = map }
    }
    let sum = try outcome("+inpatient", "＋住院费用支出（当年结算）")
    #expect(sum.faults.isEmpty && sum.sheets[0].addedCount == 2)
    // Each row's own sum was held against its months, and the whole against both.
    #expect(sum.sheets[0].sums.overTime == 3 && sum.sheets[0].sums.overItems == 3)
    let inpatient = sum.records.filter { $0.item == "inpatient" }
    #expect(inpatient.map { "\($0.number)" } == ["110", "20.75"])
    #expect(inpatient.first?.note == "县内住院 + 县外住院")
    #expect(inpatient.first?.source?.contains(" + ") == true)
    let both = try outcome("inpatient", "inpatient")
    #expect(both.faults.map(\.code) == ["same-item"])
    #expect(both.faults.first?.message(in: .chinese).contains("各写 +inpatient") == true)
    #expect(try outcome("+inpatient", "inpatient").faults.map(\.code) == ["same-item"])
    #expect(try outcome("inpatient", "-").faults.isEmpty)
  }

  @Test("Sums of numbered rows are held against the rows next below them, whatever stands between")
  func outline() throws {
    func outcome(_ subtotal: String, _ inpatient: String) throws -> ImportOutcome {
      let map = try file(
        "outline.csv", "written,item\n住院费用支出,-\n县内住院,+inpatient\n县外住院,+inpatient\n")
      return try read(
        """
        2024年居民医保收支表,,,单位：万元
        项目,1月,2月,增减%
        一、收入合计,17,21,3.1
        （一）财政补助收入小计,\(subtotal),15,4.3
        　其中：中央财政补助收入,10,10,2
        　　　　省级财政补助收入,2,5,2
        （二）利息收入,4,4,9
        （三）其他收入,1,2,8
        二、支出合计,12,24,1
        （一）住院费用支出,\(inpatient),22,2
        　1.县内住院,7,14,5
        　　其中：二级,3,6,5
        　2.县外住院,4,8,5
        （二）其他支出,1,2,6

        """
      ) { $0.map = map }
    }
    let sound = try outcome("12", "11")
    let unknown = ["二级"]
    #expect(sound.unknownNames.map(\.written) == unknown)
    #expect(sound.notes.allSatisfy { $0.code != "sum-differs" && $0.code != "sum-unexplained" })
    #expect(sound.sheets[0].sums.overItems == 8)
    let slip = try outcome("22", "11").notes.filter { $0.code == "sum-differs" }
    #expect(slip.contains { $0.found.chinese.contains("财政补助收入小计") }, "\(slip)")
    // A row that is left out is held against the rows that stand for it.
    let leftOut = try outcome("12", "18").notes.filter { $0.code == "sum-differs" }
    #expect(leftOut.contains { $0.found.chinese.contains("住院费用支出") }, "\(leftOut)")
  }

  @Test("A slip that runs through all running totals after it is said once")
  func runningSlip() throws {
    let found = try read(
      """
      2024年居民医保（万元）
      项目,1月本月数,1月本年累计,2月本月数,2月本年累计,3月本月数,3月本年累计,4月本月数,4月本年累计
      利息收入,1,1,20,3,3,6,1,7

      """
    ).notes.filter { $0.code == "sum-differs" }
    #expect(found.count == 1 && found.first?.place.column == 13, "\(found)")
  }

  @Test("The year of months that have not all closed is their sum and no whole year")
  func openYear() throws {
    let outcome = try read(
      "居民医保（万元）,,\n年份,月份,利息收入\n2025,1月,1\n2025,2月,2\n2025,3月,3\n2025,合计,6\n")
    #expect(outcome.faults.isEmpty && outcome.records.count == 3, "\(outcome)")
    #expect(outcome.records.allSatisfy { $0.period.frequency == .month })
  }

  @Test("A part that is added to its own whole would count twice, and is asked about")
  func addedPart() throws {
    let map = folder.appendingPathComponent("part.csv").path
    try "fund,written,item,group\n,住院,+inpatient,\n,县外,+inpatient,\n"
      .write(toFile: map, atomically: true, encoding: .utf8)
    let refused = try read("2024年居民医保（万元）\n项目,1月,2月\n住院,10,20\n其中：县外,1,2\n") {
      $0.map = map
    }
    #expect(refused.faults.map(\.code) == ["part-and-whole"])
  }

  @Test("A name that means several things is not guessed, and the word above it tells them apart")
  func ambiguous() throws {
    let text = """
      2024年职工医保,,单位：元
      项目,1月,2月
      统筹基金,,
      利息收入,3,1
      个人账户,,
      利息收入,4,2

      """
    let outcome = try read(text)
    #expect(outcome.unknownNames.allSatisfy { $0.isAmbiguous })
    #expect(outcome.unknownNames.map(\.written) == ["统筹基金/利息收入", "个人账户/利息收入"])
    let map = try file(
      "map.csv",
      "written,item\n统筹基金/利息收入,interest\n个人账户/利息收入,accounts-interest\n")
    let told = try read(text) { $0.map = map }
    #expect(
      told.records.map(\.item)
        == ["interest", "interest", "accounts-interest", "accounts-interest"])
  }

  @Test("Groups below the name of a parameter are its groups")
  func groups() throws {
    let outcome = try read(
      "城乡居民\n人群,2023,2024\nresident.population（人）,,\n大学生,5,6\n成年居民,7,8\n")
    #expect(outcome.faults.isEmpty)
    #expect(outcome.records.map(\.group) == ["student", "student", "adult", "adult"])
    #expect(outcome.records.allSatisfy { $0.basis == .level && $0.item == "resident.population" })
  }

  @Test("What is of another scheme is not taken for the only fund that was named")
  func otherScheme() throws {
    let model = Project.path("models/china-resident.yaml")
    let text = "2024年（元）\n险种,项目,1月\n居民,利息收入,1\n职工,其他收入,2\n"
    let mixed = try read(text) { $0.target = model }
    #expect(mixed.faults.map(\.code) == ["other-fund"])
    let titled = try read("2024年职工医保（元）\n项目,1月\n其他收入,2\n") { $0.target = model }
    #expect(titled.faults.map(\.code) == ["other-fund"])
    let own = try read("2024年（元）\n项目,1月\n其他收入,2\n") { $0.target = model }
    #expect(own.faults.isEmpty && own.records.map(\.fund) == ["resident"])
  }

  // MARK: What is asked

  @Test("What a table does not say is asked for, and the options say it")
  func unsaid() throws {
    let text = "项目,1月,2月\n利息收入,3,1\n"
    let noFund = try read(text)
    #expect(noFund.faults.map(\.code) == ["unsaid-fund"])
    let codes = try read(text) { $0.fund = "居民" }.faults.map(\.code)
    #expect(Set(codes) == ["unsaid-year"])
    let noUnit = try read(text) {
      $0.fund = "居民"
      $0.year = 2024
    }
    #expect(noUnit.faults.map(\.code) == ["missing-unit"])
    let outcome = try read(text) {
      $0.fund = "居民"
      $0.year = 2024
      $0.unit = QuantityUnit("万元")
      $0.source = "月报"
    }
    #expect(said(outcome) == ["interest 2024-01 flow 3万元", "interest 2024-02 flow 1万元"])
    #expect(outcome.records[0].source?.hasPrefix("月报：表") == true && outcome.notes.isEmpty)
    let told = try read("2024年居民医保（元）,,\n" + text) { $0.year = 2023 }
    #expect(told.records[0].period.year == 2024 && told.notes.map(\.code) == ["unused-option"])
    #expect(throws: InputFault.self) { _ = try self.read(text) { $0.fund = "生育" } }
  }

  @Test("What only rises from month to month is asked about, and budgets are")
  func running() throws {
    let text = "2024年居民医保（元）\n项目,1月,2月,3月,4月\n利息收入,1,3,4,9\n其他收入,2,2,5,6\n"
    let asked = try read(text)
    #expect(asked.faults.map(\.code) == ["unsaid-basis"])
    let totals = try read(text) { $0.basis = .cumulative }
    #expect(totals.records.allSatisfy { $0.basis == .cumulative } && totals.faults.isEmpty)
    let flows = try read(text) { $0.basis = .flow }
    #expect(flows.records.count == 8 && flows.records.allSatisfy { $0.basis == .flow })
    let budget = "2025年居民医保预算（元）\n项目,金额\n利息收入,9\n其他收入,2\n"
    let unsaid = try read(budget)
    #expect(unsaid.faults.map(\.code) == ["unsaid-basis"])
    let told = try read(budget) { $0.basis = .budget }
    #expect(said(told) == ["interest 2025 budget 9元", "other-income 2025 budget 2元"])
  }

  @Test("A month's report has the month, the running total and the budget beside one another")
  func monthlyReport() throws {
    let outcome = try read(
      """
      城乡居民医保月报,,,,
      2025年9月,,,,单位：万元
      项目,年初预算,本月数,本年累计,同比增长
      利息收入,12,1.5,8,3%

      """)
    #expect(
      said(outcome) == [
        "interest 2025 budget 12万元", "interest 2025-09 flow 1.5万元",
        "interest 2025-09 cumulative 8万元",
      ])
    #expect(outcome.sheets[0].leftOut.map(\.reason) == [.computed])
  }

  @Test("Empty cells are no zeros unless it is said that they are")
  func blanks() throws {
    let text = "2024年居民医保（元）\n项目,1月,2月,3月\n利息收入,3,,\n其他收入,—,1,\n"
    let outcome = try read(text)
    #expect(outcome.records.count == 2 && outcome.sheets[0].blankCount == 2)
    // March has not happened yet: nothing stands there at all.
    let zeros = try read(text) { $0.takesBlanksAsZero = true }
    #expect(zeros.records.map(\.value) == [3, 0, 0, 1] && zeros.sheets[0].zeroCount == 2)
  }

  @Test("One figure told twice otherwise, and words where numbers belong, are errors")
  func conflicts() throws {
    let twice = try read("2024年居民医保（元）\n项目,1月\n利息收入,1\n其他收入,2\n利息收入,3\n")
    #expect(!twice.faults.isEmpty)
    let words = try read("2024年居民医保（元）\n项目,1月,2月\n利息收入,1,约3\n")
    #expect(words.faults.map(\.code) == ["not-a-number"])
  }

  // MARK: Writing

  @Test("What is written reads as records, in a text and in a workbook")
  func writing() throws {
    let outcome = try read(
      "2024年居民医保快报（万元）\n项目,1月,2月\n利息收入,1.50,\"1,234.5\"\n")
    for name in ["记录.csv", "记录.xlsx"] {
      let path = folder.appendingPathComponent(name).path
      try outcome.write(to: path)
      let file = try RecordFile.read(path)
      #expect(file.notes.isEmpty)
      #expect(file.records.map(\.key) == outcome.records.map(\.key))
      #expect(file.records.map(\.value) == [15_000, 12_345_000])
      #expect(file.records.allSatisfy { $0.standing == .flash && $0.source?.isEmpty == false })
    }
    let text = try String(
      contentsOfFile: folder.appendingPathComponent("记录.csv").path, encoding: .utf8)
    #expect(text.contains(",1.50,万元,"))
  }
}
