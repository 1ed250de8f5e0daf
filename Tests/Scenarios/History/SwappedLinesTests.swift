import Foundation
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("Lines whose amounts of a year are each other's")
struct SwappedLinesTests {
  /// Records of subsidy and premium over 2023 to 2025, about 100 and 200 a month, the rows of the
  /// months asked for in each other's place.
  private func swaps(
    _ isSwapped: (Period) -> Bool, levels: [Double] = [100, 200], growth: [Double] = [1, 1]
  ) throws -> [HistoryFinding] {
    var random = CaseGenerator("swapped lines", case: 1)
    let scenario = try SmallScenario()
    let months = Period(year: 2023, month: 1)...Period(year: 2025, month: 9)
    let rows = months.map { month -> String in
      let step = Double(month.year - 2023)
      let amounts = levels.indices.map {
        levels[$0] * pow(growth[$0], step) * random.number(in: 0.9...1.1)
      }
      let names = isSwapped(month) ? ["subsidy", "premium"] : ["premium", "subsidy"]
      return zip(names, amounts).map {
        "resident,\($0),,\(month),flow,\(Int($1)),万元,final,,,报表"
      }.joined(separator: "\n")
    }
    try scenario.edit(
      "data/small.csv", "resident,premium,,2025-01,flow,80,万元,final,,,报表",
      rows.joined(separator: "\n"))
    return try scenario.cases().flatMap(\.findings).filter {
      $0.text.chinese.contains("互换")
    }
  }

  @Test("A year written into each other's rows is named, with the change of both")
  func named() throws {
    let found = try swaps { $0.year == 2025 }
    let one = try #require(found.first)
    #expect(found.count == 1 && one.kind == .suspicious)
    #expect(one.text.chinese.contains("2025 年“个人缴费”比上年同期 +"))
    #expect(one.text.chinese.contains("“财政补助”−") && one.place?.line != nil)
  }

  @Test("Lines that grow, shrink or are much alike are not named")
  func notNamed() throws {
    #expect(try swaps { _ in false }.isEmpty)
    // One grows by half, the other falls by a third, neither to where the other one was.
    #expect(try swaps({ _ in false }, growth: [1.5, 0.67]).isEmpty)
    // Of nearly the same size a swap would make no difference.
    #expect(try swaps({ $0.year == 2025 }, levels: [100, 110]).isEmpty)
  }
}
