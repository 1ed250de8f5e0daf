import Quantities
import Testing

@testable import Scenarios

@Suite("What is said of the months of collection")
struct CollectionReviewTests {
  private static let stated = "collection: {-4: 10 %, -1: 60 %, 0: 20 %, 1: 10 %}"

  /// A fund closed in September 2025 whose premium came by these amounts, in 万元, in September,
  /// October, November and December 2023 and 2024, and then this in September 2025.
  private func findings(
    _ amounts: [Double], last: Double, estimated: Bool, stated: String = Self.stated
  ) throws -> [HistoryFinding] {
    let scenario = try SmallScenario()
    try scenario.edit("models/small.yaml", Self.stated, stated)
    let months = Period(year: 2023, month: 9)...Period(year: 2025, month: 9)
    let rows = months.map { month -> String in
      let isCollected = (9...12).contains(month.index)
      let amount =
        month.year == 2025
        ? (month.index == 9 ? last : 0) : isCollected ? amounts[month.index - 9] : 0
      return "resident,premium,,\(month),flow,\(amount),万元,final,,,报表"
    }
    try scenario.edit(
      "data/small.csv", "resident,premium,,2025-01,flow,80,万元,final,,,报表",
      rows.joined(separator: "\n"))
    if estimated {
      try scenario.edit(
        "models/small.yaml", Self.stated, Self.stated + "\n        estimated: true")
    }
    return try scenario.cases().flatMap(\.findings)
  }

  @Test("months on record that are not the model's are used where the model leaves it to them")
  func used() throws {
    let said = try findings([80, 160, 120, 40], last: 80, estimated: true)
    let finding = try #require(said.first { $0.kind == .collection })
    #expect(
      finding.text.chinese.contains(
        "2024、2025 的记录为 上年 9 月 20 %、上年 10 月 40 %、上年 11 月 30 %、上年 12 月 10 %"))
    #expect(finding.text.chinese.contains("模型写的是 上年 9 月 10 %、上年 12 月 60 %、1 月 20 %、2 月 10 %"))
    #expect(finding.text.english.contains("20 % in September before"))
    #expect(finding.text.english.hasSuffix("the records are used"))
    #expect(!finding.isUrgent)
  }

  @Test("where the model keeps its own months, records of others are doubtful")
  func keptApart() throws {
    let said = try findings([80, 160, 120, 40], last: 80, estimated: false)
    let finding = try #require(
      said.first { $0.text.english.contains("add estimated: true") })
    #expect(finding.kind == .suspicious)
  }

  @Test("months on record that are the model's are not mentioned")
  func same() throws {
    let said = try findings(
      [40, 0, 0, 360], last: 40, estimated: false, stated: "collection: {-4: 10 %, -1: 90 %}")
    #expect(!said.contains { $0.text.english.contains("while the model has") })
  }

  @Test("collection that is far ahead of earlier years is said with what it makes of the rest")
  func ahead() throws {
    let said = try findings([80, 160, 120, 40], last: 240, estimated: true)
    let finding = try #require(said.first { $0.text.english.contains("for cover 2026") })
    #expect(finding.kind == .suspicious)
    #expect(finding.text.chinese.contains("截至 2025-09 已收 2026 参保年度 240.00 万元"))
    #expect(finding.text.chinese.contains("往年同期为 20 %"))
    #expect((finding.amount ?? 0) < 0)
  }
}
