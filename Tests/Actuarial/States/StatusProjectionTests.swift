import Glibc
import TestSupport
import Testing

@testable import Actuarial

@Suite("Status of a population")
struct StatusProjectionTests {
  private let lastAge = 90

  private func rates(
    deaths: Bool = true, births: Bool = true, moves: Double = 0
  ) throws -> VitalRates {
    var rates = (0...lastAge).map {
      deaths ? min(0.8, 4e-5 * exp(0.095 * Double($0))) : 0
    }
    rates[lastAge] = max(rates[lastAge], 1e-12)
    let table = try LifeTable(ages: Array(0...lastAge), rates: rates)
    let fertility = (0...lastAge).map { births && (20..<40).contains($0) ? 0.06 : 0 }
    let migration = (0...lastAge).map { (20..<45).contains($0) ? moves : 0 }
    return try VitalRates(
      mortality: Sexes(female: table, male: table), fertility: fertility, boysPerGirl: 1.05,
      migration: Sexes(female: migration, male: migration))
  }

  private func people() -> Sexes<[Double]> {
    let counts = (0...lastAge).map { 1_000 * exp(-0.0004 * Double($0 * $0)) }
    return Sexes(female: counts, male: counts)
  }

  /// Child, worker, jobless, retired; children start work at 18, workers retire by schedule.
  private func rules(
    monthly: Bool, movesByAge: Bool = true, homogeneous: Bool = false
  ) throws -> StatusRules {
    let space = try StateSpace(
      states: ["child", "worker", "jobless", "retired"], ageCount: lastAge + 1)
    let scale = monthly ? 1.0 : 12.0
    let transitions = try StateTransitions(space) { sex, age, from, to in
      if !homogeneous && !(18..<60).contains(age) { return from == to ? 1 : 0 }
      let leaving = [
        [0, 0, 0, 0], [0, 0, 0.004, 0.0005], [0, 0.02, 0, 0.001], [0, 0.0002, 0, 0],
      ]
      let rows = leaving[from].map { $0 * scale * (sex == 0 ? 1 : 0.8) }
      return from == to ? 1 - rows.reduce(0, +) : rows[to]
    }
    let work = RetirementPattern(try RetirementSchedule(age: 18 * 12))
    let rest = RetirementPattern(try RetirementScheduleTests.schedule("male_60"))
    let moves = [
      AutomaticMove(
        from: 0, destinations: [0, 0.9, 0.1, 0], ages: Sexes(female: work, male: work)),
      AutomaticMove(
        from: 1, destinations: [0, 0, 0, 1], ages: Sexes(female: rest, male: rest)),
      AutomaticMove(
        from: 2, destinations: [0, 0, 0, 1], ages: Sexes(female: nil, male: rest)),
    ]
    return try StatusRules(transitions: transitions, moves: movesByAge ? moves : [])
  }

  private func start(_ age: Int) -> [Double] {
    age < 18 ? [1, 0, 0, 0] : [0, 0.85, 0.1, 0.05]
  }

  @Test(
    "nobody is lost: each state's end is its start, its changes and what comes from outside",
    arguments: [CohortProjection.Step.year, .month])
  func conservation(step: CohortProjection.Step) throws {
    let vital = try rates(moves: -1)
    var projection = try StatusProjection(
      people(), month: month(2024, 12), step: step, rules: rules(monthly: step == .month)
    ) { _, age in start(age) }
    for _ in 0..<(step == .year ? 30 : 60) {
      let before = projection.counts
      let period = try projection.advance(vital)
      for path in [\Sexes<[Double]>.female, \.male] {
        for state in 0..<4 {
          let end =
            before[keyPath: path][state] + period.changed[keyPath: path][state]
            + period.outside[keyPath: path][state]
          #expect(abs(end - period.counts[keyPath: path][state]) < 1e-6)
        }
        #expect(abs(period.changed[keyPath: path].reduce(0, +)) < 1e-6)
        #expect(
          relativeDifference(
            period.counts[keyPath: path].reduce(0, +),
            period.vital.population[keyPath: path].reduce(0, +)) < 1e-12)
      }
      let flow =
        period.vital.totalBirths - period.vital.totalDeaths + period.vital.migrants.female
        + period.vital.migrants.male
      let outside = (period.outside.female + period.outside.male).reduce(0, +)
      #expect(abs(outside - flow) < 1e-6)
      // Every cell of the cohorts is the sum of its states.
      let cells = projection.cohorts.cells.female
      for cell in cells.indices {
        let sum = projection.people[(cell * 4)..<(cell * 4 + 4)].reduce(0, +)
        #expect(abs(sum - cells[cell]) < 1e-9 * max(1, cells[cell]))
      }
    }
  }

  @Test(
    "mortality that differs by state keeps the population's totals and lies in the stated ratio",
    arguments: [CohortProjection.Step.year, .month])
  func relativeMortality(step: CohortProjection.Step) throws {
    let vital = try rates(births: false)
    let space = try StateSpace(states: ["well", "ill", "frail"], ageCount: lastAge + 1)
    let still = try StateTransitions(space) { _, _, from, to in from == to ? 1 : 0 }
    func projection(_ mortality: [Double]?) throws -> StatusProjection {
      try StatusProjection(
        people(), month: month(2024, 12), step: step,
        rules: StatusRules(transitions: still, relativeMortality: mortality)
      ) { _, _ in [0.6, 0.3, 0.1] }
    }
    var (alike, given, differing) = (
      try projection(nil), try projection([1, 1, 1]), try projection([1, 2, 5])
    )
    let start = differing.people
    for number in 0..<(step == .year ? 20 : 30) {
      _ = try alike.advance(vital)
      _ = try given.advance(vital)
      _ = try differing.advance(vital)
      if number == 0 {
        // Cells one step older, but the first and the open one.
        for cell in 1..<(differing.space.ageCount - 1) {
          let forces = (0..<3).map { state in
            -log(differing.people[cell * 3 + state] / start[(cell - 1) * 3 + state])
          }
          #expect(abs(forces[1] / forces[0] - 2) < 1e-6)
          #expect(abs(forces[2] / forces[0] - 5) < 1e-6)
        }
      }
    }
    #expect(alike.people == given.people)
    #expect(alike.cohorts == differing.cohorts)
    for cell in 0..<(2 * differing.space.ageCount) {
      let sum = differing.people[(cell * 3)..<(cell * 3 + 3)].reduce(0, +)
      let whole = alike.people[(cell * 3)..<(cell * 3 + 3)].reduce(0, +)
      #expect(abs(sum - whole) < 1e-9 * max(1, whole))
    }
    #expect(differing.counts.female[0] > alike.counts.female[0])
    #expect(differing.counts.female[2] < alike.counts.female[2])
  }

  @Test("deaths of those of whom some cannot die, and of nobody, are divided as they can be")
  func unevenDeaths() {
    let some = StateSurvival.shares(
      [50, 30, 20], relativeMortality: [0, 1, 3], share: 0.9)
    #expect(some[0] == 1)
    #expect(abs(50 * some[0] + 30 * some[1] + 20 * some[2] - 90) < 1e-9)
    #expect(abs(log(some[2]) / log(some[1]) - 3) < 1e-9)
    // More live for ever than may live.
    let most = StateSurvival.shares([95, 5], relativeMortality: [0, 1], share: 0.9)
    #expect(most == [0.9, 0.9])
    #expect(
      StateSurvival.shares([0, 0], relativeMortality: [1, 2], share: 0.9) == [0.9, 0.9])
    #expect(StateSurvival.shares([1, 1], relativeMortality: [1, 2], share: 0) == [0, 0])
    let heavy = StateSurvival.shares([1, 1], relativeMortality: [1, 40], share: 0.501)
    #expect(abs(heavy[0] + heavy[1] - 1.002) < 1e-9)
  }

  @Test("the month's transitions compounded are the year's, where all ages are alike")
  func compounding() throws {
    let vital = try rates(deaths: false, births: false)
    let monthly = try rules(monthly: true, movesByAge: false, homogeneous: true)
    let yearly = try StatusRules(transitions: monthly.transitions.compounded(12))
    var months = try StatusProjection(
      people(), month: month(2024, 12), step: .month, rules: monthly
    ) { _, age in start(age) }
    var years = try StatusProjection(
      people(), month: month(2024, 12), step: .year, rules: yearly
    ) { _, age in start(age) }
    for _ in 0..<5 {
      _ = try years.advance(vital)
      for _ in 0..<12 { _ = try months.advance(vital) }
      for state in 0..<4 {
        #expect(
          relativeDifference(years.counts.female[state], months.counts.female[state]) < 1e-10)
        #expect(relativeDifference(years.counts.male[state], months.counts.male[state]) < 1e-10)
      }
    }
  }

  @Test("a year's transitions divided into months compound to the year again")
  func division() throws {
    let yearly = try rules(monthly: false, homogeneous: true).transitions
    let back = try yearly.divided(into: 12).compounded(12)
    for sex in 0..<2 {
      for from in 0..<4 {
        for to in 0..<4 {
          let difference =
            yearly[sex: sex, age: 30, from: from, to: to]
            - back[sex: sex, age: 30, from: from, to: to]
          // A rate that no process can have is left out; it is smaller than this.
          #expect(abs(difference) < 1e-3)
        }
      }
    }
    let space = try StateSpace(states: ["in", "out"], ageCount: 1)
    let two = try StateTransitions(space) { _, _, from, to in
      [[0.9, 0.1], [0.3, 0.7]][from][to]
    }
    let again = try two.divided(into: 12).compounded(12)
    for from in 0..<2 {
      for to in 0..<2 {
        let difference =
          two[sex: 0, age: 0, from: from, to: to]
          - again[sex: 0, age: 0, from: from, to: to]
        #expect(abs(difference) < 1e-12)
      }
    }
    let restless = try StateTransitions(space) { _, _, _, _ in 0.5 }
    #expect(throws: StateError.notDivisible(sex: 0, age: 0, from: "in")) {
      try restless.divided(into: 12)
    }
  }

  @Test("a later age keeps workers working: the difference is that of the schedule")
  func retirement() throws {
    let vital = try rates()
    let monthly = try rules(monthly: true)
    let still = try StateTransitions(monthly.transitions.space) { _, _, from, to in
      from == to ? 1 : 0
    }
    let rules = try StatusRules(transitions: still, moves: monthly.moves)
    func run(_ rules: StatusRules) throws -> [(retired: Double, cells: [Double])] {
      var projection = try StatusProjection(
        people(), month: month(2024, 12), step: .month, rules: rules
      ) { _, age in age < 18 ? [1, 0, 0, 0] : [0, 1, 0, 0] }
      return try (0..<120).map { _ in
        _ = try projection.advance(vital)
        return (projection.counts.female[3], projection.cohorts.cells.female)
      }
    }
    let (raised, original) = (try run(rules), try run(rules.withOriginalAges))
    // Women of this test keep the men's ages; whoever is between the two ages is moved.
    let schedule = try RetirementScheduleTests.schedule("male_60")
    for step in [0, 1, 5, 60, 119] {
      let now = month(2025, 1) + step
      var moved = 0.0
      for (age, count) in raised[step].cells.enumerated()
      where age >= 720 && age < schedule.age(bornIn: now - age) { moved += count }
      #expect(abs(original[step].retired - raised[step].retired - moved) < 1e-6)
    }
  }

  @Test("shares that do not sum to one are refused with sex and age")
  func refusals() throws {
    let rules = try rules(monthly: true)
    #expect(
      throws: StatusError.states(.unusableStart(sex: 1, age: 20, sum: 0.5))
    ) {
      try StatusProjection(people(), month: 0, step: .month, rules: rules) { sex, age in
        sex == 1 && age == 20 ? [0.5, 0, 0, 0] : [1, 0, 0, 0]
      }
    }
    let ages = Sexes<RetirementPattern?>(female: nil, male: nil)
    #expect(throws: StateError.unusableMortality(state: "a", value: -1)) {
      try StatusRules(
        transitions: StateTransitions(
          StateSpace(states: ["a", "b"], ageCount: 3)
        ) { _, _, from, to in from == to ? 1 : 0 },
        relativeMortality: [-1, 1])
    }
    #expect(throws: StateError.unusableMove(position: 0, sum: 1.5)) {
      try StatusRules(
        transitions: rules.transitions,
        moves: [AutomaticMove(from: 0, destinations: [0, 1, 0.5, 0], ages: ages)])
    }
  }
}
