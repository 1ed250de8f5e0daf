import Foundation
import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("Scenarios as workbooks")
struct ScenarioWorkbookTests {
  /// All that a scenario says, without the places where it says it.
  private static func said(_ scenario: Scenario, _ models: [FundModel]) -> [String] {
    let scenario = scenario.namingGroups(of: models)
    func bits(_ points: [Scenario.DatedValue]) -> String {
      points.map { "\($0.period)=\($0.value.bitPattern)" }.joined(separator: ",")
    }
    func operation(_ operation: Scenario.Change.Operation) -> String {
      if case .set(let points) = operation { return "set \(bits(points))" }
      return "\(operation)"
    }
    var said = [
      "\(scenario.title)", scenario.author, "\(String(describing: scenario.notice))",
      "\(scenario.closedThrough) \(scenario.projectThrough) \(scenario.budgetYear)",
      "\(scenario.unit) \(scenario.simulation) \(String(describing: scenario.hindcast))",
    ]
    said += scenario.funds.map { source in
      "\(source.model): "
        + source.data.map { joinedPath(scenario.dataFolder, $0) }.joined(separator: " ")
    }
    said += scenario.assumptions.map {
      "\($0.parameter) \($0.group ?? "-") \(bits($0.points))"
        + " \($0.then.map { "\($0.rule)" } ?? "-") \($0.source)"
    }
    said += scenario.changes.map {
      "\($0.parameter) \($0.group ?? "-") \(operation($0.operation)) \($0.from)"
        + " \($0.until.map { "\($0)" } ?? "-") \($0.then.map { "\($0)" } ?? "-")"
        + " \($0.scenario) \($0.source)"
    }
    said += scenario.events.map { event in
      let owners = models.filter { event.isOf($0) }.map(\.name)
      let lines = models.filter { event.isOf($0) }.map { event.named(in: $0).line }
      return "\(owners) \(lines) \(event.period) \(event.amount.bitPattern) \(event.title)"
        + " \(event.source) \(event.author ?? "-") \(event.date ?? "-") \(event.isOfVariant)"
    }
    said += scenario.targets.map { "\($0.target)" }
    said += scenario.mechanisms.map { mechanism in
      let inputs = mechanism.inputs.map { input in
        "\(input.parameter)"
          + input.rows.map { "\($0.name ?? "-")=\($0.value.bitPattern)" }.joined(separator: ",")
      }
      return "\(inputs) \(mechanism.triggers) \(mechanism.context) \(mechanism.outputs)"
        + " \(mechanism.groups) \(mechanism.source)"
    }
    said += scenario.settlements.map {
      "\($0.fund ?? "-") \($0.line) \(joinedPath(scenario.dataFolder, $0.path)) \($0.measure)"
        + " \($0.average) \(String(describing: $0.window)) \($0.tail) \($0.unit) \($0.source)"
    }
    if let people = scenario.people {
      said += people.files + [people.day ?? "-", people.profiles ?? "-", people.source]
      said += people.groups.map { "\($0.parameter) \($0.group ?? "-") \($0.states) \($0.ages)" }
    }
    return said
  }

  @Test(
    "Every ready scenario says the same as a workbook, in either language",
    arguments: Repository.scenarioFiles, [Language.chinese, .english])
  func ready(_ file: String, _ language: Language) throws {
    let path = Repository.path(file)
    var loader = try makeLoader(models: [Repository.path("models")])
    let text = try loader.scenario(path)
    let models = try loader.models(of: text)
    let home = folder(of: path)
    let sheets = try loader.sheets(of: path, in: language) { name in
      name.isEmpty ? name : joinedPath(home, name)
    }
    let book = NSTemporaryDirectory() + "fundcast-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: book) }
    ScenarioBook(sheets, language).write(to: book)
    let read = try loader.scenario(book)
    #expect(Self.said(read, models) == Self.said(text, models))
    #expect(read.assumptions.count + read.changes.count > 0)
    #expect(read.isVariant == text.isVariant)
    #expect(try FileKind.of(book) == .scenario)
  }

  @Test("Workbooks stack on texts and texts on workbooks, to the same plans")
  func stacks() throws {
    let scenario = try SmallScenario()
    let plain = try #require(try scenario.cases("variant.yaml").first)
    try scenario.book().write(to: scenario.path("county.xlsx"))
    var variant = try scenario.book("variant.yaml")
    variant.write(to: scenario.path("book-on-text.xlsx"))
    let row = try #require(
      ScenarioSetting.all.filter { !$0.isOfBaseline }.firstIndex { $0.key == "stacks-on" })
    variant.set("方案", row + 2, 2, .text("county.xlsx"))
    variant.write(to: scenario.path("book-on-book.xlsx"))
    let text = SmallScenario.variant.replacing("baseline.yaml", with: "county.xlsx")
    try scenario.write("text-on-book.yaml", bytes: Array(text.utf8))
    for name in ["book-on-text.xlsx", "book-on-book.xlsx", "text-on-book.yaml"] {
      let other = try #require(try scenario.cases(name).first)
      #expect(other.scenario.isVariant)
      #expect(
        other.plan.parameters.mapValues(\.values) == plain.plan.parameters.mapValues(\.values))
      #expect(other.history.closedThrough == plain.history.closedThrough)
    }
  }

  @Test("Dates, percentages, full-width figures, titles and blanks read as the sheet shows them")
  func asShown() throws {
    let scenario = try SmallScenario()
    let plain = try #require(try scenario.cases().first).plan.parameters.mapValues(\.values)
    var book = try scenario.book()
    // The first day of 2027, as a spreadsheet makes it of 2027-01, in formats of a year and a month.
    book.set("假设", 3, 3, .number("46388", format: 4))
    book.set("假设", 3, 4, .text("４２０"))
    book.set("假设", 3, 5, .text(" 元/人·年　"))
    book.set("假设", 2, 6, .number("0.01", format: 1))
    book.set("假设", 4, 3, .text("2026年"))
    book.set("假设", 4, 4, .text("７００元/人·年"))
    book.set("假设", 4, 5, .empty)
    // The last day that is closed is none; its month, written as the first day of it, is.
    book.set("方案", 5, 2, .number("45901", format: 2))
    book.set("方案", 6, 2, .number("47453", format: 3))
    book.set("方案", 7, 2, .text("２０２６年"))
    book.cells["假设"]?.insert([.text("某县假设表")], at: 0)
    book.cells["假设"]?.append([.text("# 以上由财务科填写")])
    #expect(try scenario.faults(book).map { $0.message(in: .chinese) } == [])
    let read = try #require(try scenario.cases("book.xlsx").first)
    #expect(read.scenario.closedThrough == Period(year: 2025, month: 9))
    #expect(read.scenario.projectThrough == Period(year: 2029, month: 12))
    #expect(read.plan.parameters.mapValues(\.values) == plain)
  }

  @Test("Rows of one parameter make one entry, wherever they stand; merged cells stand for all")
  func gathers() throws {
    let scenario = try SmallScenario()
    var book = try scenario.book("variant.yaml")
    let head = try #require(book.cells["变动"]?.first)
    let name = WorkbookFixture.Cell.text("居民个人缴费标准")
    let unit = WorkbookFixture.Cell.text("元/人·年")
    book.cells["变动"] = [
      head,
      [
        name, .empty, .empty, .number("2028"), .number("470"), unit, .empty, .text("不变"),
        .text("测算"),
      ],
      [.text("居民财政补助标准"), .empty, .text("按比例增减"), .text("2026-01"), .number("-0.02", format: 1)],
      [name, .empty, .text("定为"), .number("2027"), .number("450"), unit],
      // A lever that is listed and left alone.
      [.text("居民人均普通门诊支出"), .empty, .empty, .empty, .empty, unit],
    ]
    book.write(to: scenario.path("book.xlsx"))
    let read = try makeLoader().scenario(scenario.path("book.xlsx"))
    #expect(read.changes.count == 2)
    let first = try #require(read.changes.first)
    guard case .set(let points) = first.operation else {
      Issue.record("the first change sets values")
      return
    }
    #expect(points.map(\.value) == [450, 470])
    #expect(first.from == Period(year: 2027) && first.then == .hold && first.source == "测算")
    guard case .scale(-0.02) = read.changes[1].operation else {
      Issue.record("the second change scales by −2 %")
      return
    }
    book.cells["变动"]?[2][0] = .empty
    book.cells["变动"]?[2][2] = .empty
    book.cells["变动"]?[2][3] = .number("2029")
    book.cells["变动"]?[2][4] = .number("480")
    book.cells["变动"]?[2].append(unit)
    book.merged["变动"] = ["A2:A4"]
    book.write(to: scenario.path("merged.xlsx"))
    let merged = try makeLoader().scenario(scenario.path("merged.xlsx"))
    #expect(merged.changes.count == 1)
    guard case .set(let three) = merged.changes.first?.operation else { return }
    #expect(three.map(\.value) == [450, 470, 480])
  }

  @Test("Records may stand in the scenario's own workbook, all its sheets of them or one")
  func ownRecords() throws {
    let scenario = try SmallScenario()
    let plain = try #require(try scenario.cases().first)
    var book = try scenario.book()
    book.put(
      "收支",
      SmallScenario.records.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      })
    for data in ["", "#收支", "本工作簿"] {
      book.set("基金", 2, 2, data.isEmpty ? .empty : .text(data))
      book.write(to: scenario.path("book.xlsx"))
      let read = try #require(try scenario.cases("book.xlsx").first, "\(data)")
      #expect(read.scenario.funds.map(\.data) == [["book.xlsx#收支"]])
      #expect(read.history.closedThrough == plain.history.closedThrough)
      #expect(read.plan.parameters.mapValues(\.values) == plain.plan.parameters.mapValues(\.values))
    }
  }

  @Test("Targets in columns say what they say in a sentence")
  func targets() throws {
    let scenario = try SmallScenario()
    var book = try scenario.book()
    let head = try #require(book.cells["目标"]?.first)
    book.cells["目标"] = [
      head,
      [
        .text("可支付月数"), .text("≥"), .number("6"), .text("个月"), .text("2027-12"),
        .number("0.9", format: 1),
      ],
      [.text("账面结余"), .text(">="), .number("1200"), .text("万元"), .text("2027年"), .empty],
    ]
    book.write(to: scenario.path("book.xlsx"))
    let read = try makeLoader().scenario(scenario.path("book.xlsx")).targets.map(\.target)
    #expect(
      read
        == [
          Target(parsing: "payable-months >= 6 by 2027-12 with probability 0.9"),
          Target(parsing: "book >= 1200 万元 by 2027"),
        ].compactMap(\.self))
    #expect(read.count == 2)
  }

  @Test("A variant to be filled in lists every lever and changes nothing until one is filled in")
  func levers() async throws {
    let scenario = try SmallScenario()
    var loader = try makeLoader()
    let sheets = try await loader.leverSheets(
      of: scenario.path("baseline.yaml"), in: .chinese, relocated: { $0 })
    let changes = try #require(sheets.sheets.first { $0.kind == .changes })
    let model = try #require(sheets.models.first)
    #expect(Set(sheets.definitions.map(\.name)) == Set(model.parameters))
    #expect(changes.rows.count >= model.parameters.count)
    #expect(changes.remarks.count == changes.rows.count)
    let place = try #require(changes.rows.firstIndex { $0[0] == "居民财政补助标准" })
    #expect(changes.remarks[place].chinese.hasPrefix("700 元/人·年"))
    var book = ScenarioBook(sheets)
    book.set("方案", 2, 2, .text("没有变动"))
    book.write(to: scenario.path("book.xlsx"))
    #expect(try makeLoader().scenario(scenario.path("book.xlsx")).changes.isEmpty)
    book.set("变动", place + 2, 4, .number("2026"))
    book.set("变动", place + 2, 5, .number("730"))
    book.write(to: scenario.path("book.xlsx"))
    #expect(try makeLoader().scenario(scenario.path("book.xlsx")).changes.count == 1)
  }
}
