import TestSupport
import Testing

@testable import Actuarial

/// A table of ages, sexes and tiers made at random.
func randomUseTable(_ name: String, case number: Int, zeros: Bool = false) throws -> UseTable {
  var random = CaseGenerator(name, case: number)
  var rows: [UseTable.Row] = []
  for age in 0..<6 {
    for sex in ["female", "male"] {
      let persons = random.magnitude(in: 100...10_000)
      for tier in 1...3 {
        let isEmpty = zeros && random.number() < 0.15
        let events = isEmpty ? 0 : persons * random.number(in: 0.01...0.2)
        rows.append(
          UseTable.Row(
            ["\(20 * age)", sex, "tier \(tier)"], persons: persons, events: events,
            amount: events * random.magnitude(in: 500...20_000)))
      }
    }
  }
  return try UseTable(rows: rows, personAxes: ["age", "sex"], careAxes: ["tier"])
}

@Suite("Persons, use and price")
struct UseTableTests {
  @Test("amounts are persons × rate × price in every class and in every sum", arguments: 0..<5)
  func products(number: Int) throws {
    let table = try randomUseTable("use table", case: number, zeros: true)
    for names in [["age", "sex", "tier"], ["age"], ["tier"], ["sex", "tier"], []] {
      let part = try table.summed(keeping: names)
      let width = part.careCount
      for position in part.events.indices {
        let product =
          part.persons[position / width] * part.rates[position] * part.prices[position]
        #expect(relativeDifference(product, part.amounts[position]) < 1e-12)
      }
      #expect(relativeDifference(part.totalPersons, table.totalPersons) < 1e-12)
      #expect(relativeDifference(part.totalEvents, table.totalEvents) < 1e-12)
      #expect(relativeDifference(part.totalAmount, table.totalAmount) < 1e-12)
    }
  }

  @Test("summing in two steps is summing at once, in whatever order the rows come")
  func associativity() throws {
    let table = try randomUseTable("use table", case: 9)
    let once = try table.summed(keeping: ["age"])
    let twice = try table.summed(keeping: ["age", "tier"]).summed(keeping: ["age"])
    #expect(largestDifference(once.amounts, twice.amounts) < 1e-6)
    #expect(once.persons == twice.persons)
    #expect(table.labels(4) == ["0", "male", "tier 2"])
    #expect(throws: ExperienceError.unknownAxis("place")) {
      try table.summed(keeping: ["place"])
    }
  }

  private func fault(_ rows: [UseTable.Row]) -> ExperienceError? {
    do throws(ExperienceError) {
      _ = try UseTable(rows: rows, personAxes: ["age"], careAxes: ["tier"])
      return nil
    } catch {
      return error
    }
  }

  @Test("ages missing or twice, negative exposure and use without persons are refused")
  func faults() {
    func row(_ age: String, _ tier: String, _ persons: Double, _ events: Double) -> UseTable.Row {
      UseTable.Row([age, tier], persons: persons, events: events)
    }
    let sound = [
      row("0", "1", 5, 1), row("0", "2", 5, 1), row("1", "1", 6, 1), row("1", "2", 6, 0),
    ]
    #expect(fault(sound) == nil)
    #expect(fault([]) == .empty)
    #expect(fault(Array(sound.dropLast())) == .missingClass(["1", "2"]))
    #expect(fault(sound + [sound[1]]) == .repeatedRow(row: 4, earlier: 1))
    #expect(fault([row("0", "1", -5, 1)]) == .unusableValue(row: 0, value: -5))
    #expect(
      fault([row("0", "1", 5, 1), row("0", "2", 6, 1)]) == .conflictingPersons(row: 1, earlier: 0))
    #expect(fault([row("0", "1", 0, 1)]) == .eventsWithoutExposure(["0", "1"]))
    #expect(fault([UseTable.Row(["0"], persons: 1, events: 1)]) == .unevenRow(row: 0))
  }
}

@Suite("Trend taken apart")
struct UseTrendTests {
  @Test("the five effects are the whole change", arguments: 0..<12)
  func additivity(number: Int) throws {
    let before = try randomUseTable("before", case: number, zeros: number > 5)
    let after = try randomUseTable("after", case: number, zeros: number > 5)
    let trend = try UseTrend(from: before, to: after)
    let sum = trend.population + trend.composition + trend.use + trend.mix + trend.price
    #expect(abs(sum - trend.change) < 1e-11 * (before.totalAmount + after.totalAmount))
    #expect(relativeDifference(trend.before, before.totalAmount) < 1e-12)
    // Backwards, every effect is the same with the other sign.
    let back = try UseTrend(from: after, to: before)
    #expect(abs(back.use + trend.use) < 1e-9 * abs(trend.before))
    #expect(abs(back.mix + trend.mix) < 1e-9 * abs(trend.before))
  }

  @Test("a change of one factor alone is that factor's effect")
  func oneFactor() throws {
    let before = try randomUseTable("before", case: 1)
    func changed(_ edit: (Int, Double, Double, Double) -> (Double, Double, Double)) throws
      -> UseTrend
    {
      let rows = before.events.indices.map { position in
        let (persons, events, amount) = edit(
          position, before.persons[position / 3], before.events[position],
          before.amounts[position])
        return UseTable.Row(
          before.labels(position), persons: persons, events: events, amount: amount)
      }
      let after = try UseTable(rows: rows, personAxes: ["age", "sex"], careAxes: ["tier"])
      return try UseTrend(from: before, to: after)
    }
    let price = try changed { ($1, $2, $3 * 1.1) }
    #expect(relativeDifference(price.price, 0.1 * before.totalAmount) < 1e-10)
    #expect(abs(price.use) + abs(price.mix) + abs(price.population) < 1e-6)
    let people = try changed { ($1 * 0.98, $2 * 0.98, $3 * 0.98) }
    #expect(relativeDifference(people.population, -0.02 * before.totalAmount) < 1e-10)
    let use = try changed { ($1, $2 * 1.3, $3 * 1.3) }
    #expect(relativeDifference(use.use, 0.3 * before.totalAmount) < 1e-10)
    let opened = try changed { $0 == 4 ? ($1, 0, 0) : ($1, $2, $3) }
    #expect(abs(opened.price) < 1e-9 * before.totalAmount)
  }

  // Shapley's value averages the effects over all orders; both agree to second order.
  @Test("for small changes the effects are those averaged over all orders")
  func shapley() throws {
    var random = CaseGenerator("small change")
    let before = (0..<3).map { _ in (0..<4).map { _ in random.number(in: 1...2) } }
    let after = before.map { $0.map { $0 * random.number(in: 0.98...1.02) } }
    let parts = try ProductDecomposition(before: before, after: after)
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var effects = [0.0, 0, 0]
    for order in orders {
      var current = before
      for factor in order {
        let old = total(current)
        current[factor] = after[factor]
        effects[factor] += (total(current) - old) / 6
      }
    }
    #expect(largestDifference(effects, parts.effects) < 1e-4 * abs(parts.before) * 0.02)
    #expect(throws: ExperienceError.unusableValue(row: 1, value: -1)) {
      try ProductDecomposition(before: [[1, -1]], after: [[1, 1]])
    }
  }

  private func total(_ factors: [[Double]]) -> Double {
    (0..<4).reduce(0) { sum, cell in sum + factors.reduce(1) { $0 * $1[cell] } }
  }
}
