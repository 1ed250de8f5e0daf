import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Published balances that their flows do not explain")
struct OddBalanceTests {
  private static let row = "resident,balance.book,,2025-09,stock,940,万元"

  /// The findings on the balance of September 2025, published as a number of 万元.
  private func findings(_ balance: String) throws -> [HistoryFinding] {
    let scenario = try SmallScenario()
    try scenario.edit(
      "data/small.csv", Self.row, Self.row.replacingOccurrences(of: "940", with: balance))
    return try scenario.cases().flatMap(\.findings).filter {
      $0.text.chinese.hasPrefix("2025-09 统筹基金公布结余")
    }
  }

  @Test(
    "a balance with a digit too many or too few is named at its row", arguments: ["9400", "94"])
  func digit(balance: String) throws {
    let found = try findings(balance)
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.kind == .suspicious && finding.isUrgent)
    #expect(finding.text.chinese.contains("\(balance).00 万元，按收支应为 940.00 万元"))
    #expect(finding.place?.file.hasSuffix("data/small.csv") == true)
    #expect(finding.place?.line == 6)
  }

  @Test("the balance of the last closed month alone is what the projection starts from")
  func onlyBalance() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "data/small.csv", "resident,balance.book,,2024-12,stock,900,万元,final,,,报表\n", "")
    let history = try #require(try scenario.cases().first).history
    #expect(history.closingBalance(of: "pool") == 9_400_000)
    #expect(history.ledgers["pool"]?.entries.map(\.adjustment.minorUnits) == [0])
  }

  @Test("a balance a little beside its flows is an adjustment, and one that fits is nothing")
  func little() throws {
    #expect(try findings("955").map(\.kind) == [.adjustment])
    #expect(try findings("940").isEmpty)
  }

  @Test(
    "a balance that one digit, a round sum or two swapped digits set apart is asked about",
    arguments: [("1140", "恰好相差 200.00"), ("1040", "恰好相差 100.00"), ("904", "两位数字颠倒")])
  func slips(balance: String, words: String) throws {
    let found = try findings(balance)
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.kind == .suspicious)
    #expect(finding.text.chinese.contains(words))
    #expect(finding.text.chinese.contains("按收支应为 940.00 万元"))
    // What the last decimals make of it is rounding or interest.
    #expect(try self.findings("940.50").map(\.kind) == [.adjustment])
    #expect(try self.findings("960").map(\.kind) == [.adjustment])
  }
}
