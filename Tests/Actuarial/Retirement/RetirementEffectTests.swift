import TestSupport
import Testing

@testable import Actuarial

@Suite("Payers and retirees")
struct RetirementEffectTests {
  private func patterns() throws -> Sexes<RetirementPattern> {
    let women = try RetirementPattern([
      .init(share: 0.7, schedule: RetirementScheduleTests.schedule("female_50")),
      .init(share: 0.3, schedule: RetirementScheduleTests.schedule("female_55")),
    ])
    return Sexes(
      female: women, male: RetirementPattern(try RetirementScheduleTests.schedule("male_60")))
  }

  @Test("the division is that of everyone counted by his own month of retirement")
  func counting() throws {
    let patterns = try patterns()
    var random = CaseGenerator("retirement")
    let start = month(2030, 3)
    let cells = (0..<1_200).map { _ in random.number(in: 0...9) }
    let division = RetirementEffect.divide(
      Sexes(female: cells, male: cells), month: start, patterns)
    var men = 0.0
    var women = 0.0
    for (age, count) in cells.enumerated() {
      let born = start - age
      if try RetirementScheduleTests.schedule("male_60").retirementMonth(bornIn: born) <= start {
        men += count
      }
      for (name, share) in [("female_50", 0.7), ("female_55", 0.3)]
      where try RetirementScheduleTests.schedule(name).retirementMonth(bornIn: born) <= start {
        women += share * count
      }
    }
    #expect(relativeDifference(division.retirees.male, men) < 1e-12)
    #expect(relativeDifference(division.retirees.female, women) < 1e-12)
    #expect(
      relativeDifference(division.totalPayers + division.totalRetirees, 2 * cells.reduce(0, +))
        < 1e-12)
  }

  @Test("with as many born each month, the people moved are their delays' person-months")
  func personMonths() throws {
    let patterns = try patterns()
    let first = month(2024, 1)
    let months = 12 * 25
    let cells = [Double](repeating: 10, count: 1_200)
    let people = [Sexes<[Double]>](
      repeating: Sexes(female: cells, male: cells), count: months)
    let effect = RetirementEffect(people, firstMonth: first, pattern: patterns)
    // Nothing moves before 2025; in the end three years of men and the shares of women stay.
    #expect(effect.moved[11] == 0)
    #expect(effect.moved[12] > 0)
    let last = try #require(effect.moved.last)
    #expect(abs(last - 10 * (36 + 0.7 * 60 + 0.3 * 36)) < 1e-9)
    for (before, after) in zip(effect.moved, effect.moved.dropFirst()) {
      #expect(after > before - 1e-9)
    }
    // The other way: each birth month's months between its two months of retirement.
    var expected = 0.0
    for (name, share) in [("male_60", 1.0), ("female_50", 0.7), ("female_55", 0.3)] {
      let schedule = try RetirementScheduleTests.schedule(name)
      for born in (first - 1_199)..<(first + months) {
        let from = max(first, born + schedule.originalAge)
        let to = min(first + months, schedule.retirementMonth(bornIn: born))
        expected += 10 * share * Double(max(0, to - from))
      }
    }
    #expect(relativeDifference(effect.personMonthsMoved, expected) < 1e-12)
  }

  @Test("who goes earlier keeps the original age, who goes later is counted as choosing it")
  func flexibility() throws {
    let schedule = try RetirementScheduleTests.schedule("male_60")
    let pattern = try RetirementPattern(
      [.init(share: 1, schedule: schedule)],
      choices: [
        .init(shift: -36, share: 0.25), .init(shift: 0, share: 0.5), .init(shift: 36, share: 0.25),
      ])
    // Born in 1980: statutory 63; three years earlier is 60, three later 66.
    let born = month(1980, 1)
    #expect(pattern.retiredShare(atAge: 719, bornIn: born) == 0)
    #expect(pattern.retiredShare(atAge: 720, bornIn: born) == 0.25)
    #expect(pattern.retiredShare(atAge: 756, bornIn: born) == 0.75)
    #expect(pattern.retiredShare(atAge: 792, bornIn: born) == 1)
    #expect(pattern.lastAge(bornIn: born) == 792)
    // Born in 1966: statutory 60 and five months; earlier than 60 is not allowed.
    let elder = month(1966, 6)
    #expect(pattern.retiredShare(atAge: 719, bornIn: elder) == 0)
    #expect(pattern.retiredShare(atAge: 720, bornIn: elder) == 0.25)
    #expect(throws: RetirementError.unusableValue(position: 1, value: 48)) {
      try RetirementPattern(
        [.init(share: 1, schedule: schedule)], choices: [.init(shift: 48, share: 1)])
    }
    #expect(throws: RetirementError.incompleteShares(sum: 0.5)) {
      try RetirementPattern([.init(share: 0.5, schedule: schedule)])
    }
  }
}
