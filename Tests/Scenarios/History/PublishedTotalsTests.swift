import Foundation
import Quantities
import Testing

@testable import Scenarios

@Suite("Published totals held against their lines")
struct PublishedTotalsTests {
  /// What is said of the totals of the US fund's nineteen years, after edits of its records.
  private static func said(_ edits: [(old: String, new: String)]) throws -> [HistoryFinding] {
    let folder = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(
      atPath: Repository.path("scenarios/medicare-hi"), toPath: folder)
    let path = folder + "/data/hi.csv"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (old, new) in edits {
      try #require(text.components(separatedBy: old).count == 2, "\(old) stands once")
      text = text.replacingOccurrences(of: old, with: new)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    var loader = try makeLoader(models: [Repository.path("models")])
    return try loader.cases(loader.scenario(folder + "/baseline.yaml")).flatMap(\.findings)
      .filter { $0.text.chinese.contains("不成立") }
  }

  @Test("Nineteen years whose totals and balances agree up to rounding say nothing")
  func sound() throws {
    #expect(try Self.said([]).isEmpty)
  }

  @Test("A total with two digits exchanged is named at its place, since two sums contradict it")
  func culprit() throws {
    let found = try Self.said([
      ("hi,totals.income,,1980,flow,26097", "hi,totals.income,,1980,flow,62097")
    ])
    let one = try #require(found.first)
    #expect(found.count == 1 && one.kind == .suspicious && one.isUrgent)
    #expect(one.amount == 36_000_000_000)
    #expect(one.place?.line == 253)
    #expect(
      one.text.chinese
        == "“1980 收入合计 = 各项收入之和”不成立：totals.income 1980印为 62,097 millionUSD，而 23,848 + 244 + 697 + 141"
        + " + 18 + 1,149 = 26,097 millionUSD，相差 36,000 millionUSD；很可能是totals.income 1980有误："
        + "26,097 millionUSD 使它所在的其他等式都成立，印出的是 62,097 millionUSD")
    #expect(one.text.english.contains("The likely culprit is totals.income 1980"))
  }

  @Test("A slip in a line is told, but no figure is blamed")
  func line() throws {
    let found = try Self.said([("hi,interest,,1980,flow,1149", "hi,interest,,1980,flow,1194")])
    #expect(found.count == 1)
    #expect(found.first?.amount == -45_000_000)
    #expect(found.first?.text.english.contains("cannot be determined") ?? false)
  }

  @Test(
    "A year to date that the months of the lines do not add up to is named at its place",
    arguments: [
      // Whole figures hide half a unit each.
      ("40", true), ("41", true), ("400", false), ("42", false),
    ])
  func months(total: String, holds: Bool) throws {
    let row = "resident,totals.expenditure,,2025-02,cumulative,\(total),万元,final,,,报表\n"
    let scenario = try SmallScenario(["data/small.csv": SmallScenario.records + row])
    let found = try scenario.cases().flatMap(\.findings).filter {
      $0.text.chinese.contains("支出合计 = 各项支出之和不成立")
    }
    #expect(found.isEmpty == holds)
    #expect(found.allSatisfy { $0.isUrgent && $0.place?.file.hasSuffix("data/small.csv") == true })
    #expect(
      found.allSatisfy { $0.text.chinese.hasSuffix("公布合计 \(total).00 万元，各项之和 40.00 万元") })
  }

  @Test("A single total that its lines do not make up is named, however little it is off")
  func single() throws {
    let records = SmallScenario.records.replacingOccurrences(of: ",20,万元", with: ",20.00,万元")
    for (row, amount) in [
      ("2025-02,flow,20.02", 200.0), ("2025-02,cumulative,40.03", 300),
      ("2025-01,flow,2000", 1.98e7),
    ] {
      let scenario = try SmallScenario([
        "data/small.csv": records + "resident,totals.expenditure,,\(row),万元,final,,,报表\n"
      ])
      let found = try scenario.cases().flatMap(\.findings).filter {
        $0.text.chinese.contains("不成立")
      }
      #expect(found.count == 1 && found.first?.isUrgent == true, "\(row)")
      #expect(abs((found.first?.amount ?? 0) - amount) < 1e-3, "\(row)")
      #expect(found.first?.place?.line == 19, "\(row)")
    }
  }

  @Test("Totals that cover more than the model's lines are said to once")
  func wider() throws {
    let rows = (1...9).map {
      "resident,totals.expenditure,,2025-0\($0),flow,35,万元,final,,,报表\n"
    }
    let scenario = try SmallScenario([
      "data/small.csv": SmallScenario.records + rows.joined()
    ])
    let found = try scenario.cases().flatMap(\.findings).filter {
      $0.text.chinese.contains("不成立")
    }
    #expect(found.map(\.kind) == [.unexplained])
    #expect(found.first?.text.english.contains("fails in 3 of 3 periods") == true)
  }
}
