import TestSupport
import Testing

@testable import Actuarial

/// A month's number: year × 12 + month − 1.
func month(_ year: Int, _ month: Int) -> Int { year * 12 + month - 1 }

@Suite("Statutory age of retirement")
struct RetirementScheduleTests {
  /// China's three categories, decision of 13 September 2024.
  static let categories: [(name: String, age: Int, to: Int, every: Int)] = [
    ("male_60", 60, 63, 4), ("female_55", 55, 58, 4), ("female_50", 50, 55, 2),
  ]

  static func schedule(_ name: String) throws -> RetirementSchedule {
    let category = try #require(categories.first { $0.name == name })
    return try RetirementSchedule(
      from: category.age * 12, to: category.to * 12, firstRetiring: month(2025, 1),
      every: category.every)
  }

  @Test(
    "every birth month of the published schedule has its age and its month of retirement",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func published() throws {
    func number(_ text: String) throws -> Int {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      try #require(parts.count == 2)
      return month(parts[0], parts[1])
    }
    let rows = try Golden.rows("data/china/retirement_delay_schedule.csv")
    #expect(rows.count == 576)
    for row in rows {
      let schedule = try Self.schedule(row[0])
      let born = try number(row[1])
      #expect(born + schedule.originalAge == (try number(row[2])))
      #expect(schedule.delay(bornIn: born) == Int(row[3]))
      #expect(schedule.age(bornIn: born) / 12 == Int(row[4]))
      #expect(schedule.age(bornIn: born) % 12 == Int(row[5]))
      #expect(schedule.retirementMonth(bornIn: born) == (try number(row[6])))
    }
  }

  // The published tables' ends: men born in September 1976, women in September 1981 and in
  // November 1984 are the first at the new age; a month before, one month is missing.
  @Test(
    "the last step begins with the birth month of the published table",
    arguments: [
      ("male_60", month(1976, 9), 63), ("female_55", month(1981, 9), 58),
      ("female_50", month(1984, 11), 55),
    ])
  func ends(name: String, born: Int, years: Int) throws {
    let schedule = try Self.schedule(name)
    #expect(schedule.age(bornIn: born) == years * 12)
    #expect(schedule.age(bornIn: born - 1) == years * 12 - 1)
    #expect(schedule.age(bornIn: born + 600) == years * 12)
    let first = month(2025, 1) - schedule.originalAge
    #expect(schedule.delay(bornIn: first) == 1)
    #expect(schedule.delay(bornIn: first - 1) == 0)
  }

  @Test("nobody retires before one who was born earlier", arguments: categories.map(\.name))
  func order(name: String) throws {
    let schedule = try Self.schedule(name)
    for born in month(1950, 1)..<month(2000, 1) {
      #expect(schedule.retirementMonth(bornIn: born) < schedule.retirementMonth(bornIn: born + 1))
    }
  }

  @Test("steps out of order and ages that let the younger overtake are refused")
  func refusals() throws {
    #expect(throws: RetirementError.unevenSteps(position: 1)) {
      try StepSchedule(
        initial: 720, steps: [.init(from: 5, value: 721), .init(from: 5, value: 722)])
    }
    #expect(throws: RetirementError.overtakes(position: 0)) {
      try RetirementSchedule(StepSchedule(initial: 720, steps: [.init(from: 5, value: 700)]))
    }
    #expect(throws: RetirementError.unusableValue(position: 1, value: 700)) {
      try RetirementSchedule(from: 720, to: 700, firstRetiring: 0, every: 4)
    }
    #expect(throws: RetirementError.unusableValue(position: 2, value: 0)) {
      try StepSchedule(from: 1, to: 2, first: 0, every: 0)
    }
  }
}
