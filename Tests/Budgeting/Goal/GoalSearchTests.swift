import Budgeting
import TestSupport
import Testing

@Suite("The smallest move that meets a goal")
struct GoalSearchTests {
  /// A lever whose measure is a function of its move, held against a threshold from below.
  private struct Lever {
    let measure: (Int) -> Double
    let threshold: Double
    var range = Int.min...Int.max
    /// The probability asked for and that of each move; `nil` where the measure itself judges.
    var chance: (asked: Double, of: (Int) -> Double)?

    func standing(_ move: Int) -> GoalSearch.Standing? {
      guard range.contains(move) else { return nil }
      let value = measure(move)
      guard let chance else {
        return .init(
          isMet: value >= threshold, missingProbability: 0, margin: value - threshold)
      }
      let missing = max(0, chance.asked - chance.of(move))
      return .init(isMet: missing == 0, missingProbability: missing, margin: value - threshold)
    }

    func search() throws -> (answer: GoalSearch.Answer, asked: [Int]) {
      var asked: [Int] = []
      let asIs = try #require(standing(0))
      let search = GoalSearch(asIs: asIs) { move in
        asked.append(move)
        return standing(move)
      }
      return (search.answer, asked)
    }
  }

  @Test(
    "A lever that always pulls one way is moved just far enough, to the right side",
    arguments: 0..<200)
  func monotone(number: Int) throws {
    var random = CaseGenerator("goal-monotone", case: number)
    let slope = random.magnitude(in: 1e-4...1e3) * (Bool.random(using: &random) ? 1 : -1)
    let bend = random.number(in: 0.6...1.4)
    let needed = random.integer(in: 1...200_000)
    func measure(_ move: Int) -> Double {
      let far = Double(abs(move))
      return (move < 0 ? -slope : slope) * (far == 0 ? 0 : far * (1 + bend * far / 1e6))
    }
    let side = slope > 0 ? 1 : -1
    let lever = Lever(measure: measure, threshold: measure(side * needed))
    let (answer, asked) = try lever.search()
    #expect(answer == .reached(steps: side * needed))
    #expect(Set(asked).count == asked.count, "a move was projected twice")
    #expect(!asked.contains(0))
    #expect(asked.count < 60)
  }

  @Test("What is needed least is found among probabilities that jump path by path")
  func probabilities() throws {
    // Met on one more of a thousand paths for each seven grains.
    let lever = Lever(
      measure: { Double($0) }, threshold: 0,
      chance: (0.9, { Double(min(1000, max(0, 300 + $0 / 7))) / 1000 }))
    #expect(try lever.search().answer == .reached(steps: 4200))
  }

  @Test("Where no path meets the goal yet, the measure shows the way")
  func farAway() throws {
    let lever = Lever(
      measure: { Double(-$0) }, threshold: 500,
      chance: (0.5, { $0 < -480 ? min(1, Double(-480 - $0) / 100) : 0 }))
    #expect(try lever.search().answer == .reached(steps: -530))
  }

  @Test("A lever that helps and then harms is tried where it helps most")
  func peak() throws {
    func measure(_ move: Int) -> Double { 100 - Double((move - 333) * (move - 333)) / 1000 }
    let met = try Lever(measure: measure, threshold: 95).search()
    // 100 − x²/1000 ≥ 95 for |x| ≤ 70.7.
    #expect(met.answer == .reached(steps: 333 - 70))
    let unmet = try Lever(measure: measure, threshold: 101).search()
    #expect(unmet.answer == .outOfReach(closest: 333, isEndOfRange: false))
  }

  @Test("A range that ends too soon is said, with the closest move")
  func endOfRange() throws {
    for end in [1, 3, 7, 10, 11, 40, 12_345] {
      let lever = Lever(measure: { Double($0) }, threshold: 1e9, range: -5...end)
      #expect(try lever.search().answer == .outOfReach(closest: end, isEndOfRange: true))
      let just = Lever(measure: { Double($0) }, threshold: Double(end), range: -5...end)
      #expect(try just.search().answer == .reached(steps: end))
    }
  }

  @Test("What is met already says how much could be given up")
  func room() throws {
    for needed in [1, 2, 9, 10, 11, 4321] {
      let lever = Lever(measure: { Double($0) }, threshold: Double(-needed) - 0.5)
      guard case .alreadyMet(let room?) = try lever.search().answer else {
        Issue.record("met with room")
        continue
      }
      #expect(room.steps == -needed)
      #expect(room.side == -1)
      #expect(!room.isEndOfRange)
    }
    let tight = Lever(measure: { Double(-$0) }, threshold: 0)
    guard case .alreadyMet(let none?) = try tight.search().answer else {
      Issue.record("met without room")
      return
    }
    #expect(none.steps == 0)
    #expect(none.side == 1)
    let bounded = Lever(measure: { Double($0) }, threshold: -1e9, range: -37...10)
    guard case .alreadyMet(let all?) = try bounded.search().answer else {
      Issue.record("met through the range")
      return
    }
    #expect(all.steps == -37)
    #expect(all.isEndOfRange)
  }

  @Test("A lever that moves nothing is idle, and harms nothing where the goal is met")
  func idle() throws {
    #expect(try Lever(measure: { _ in 3 }, threshold: 4).search().answer == .idle)
    #expect(
      try Lever(measure: { _ in 5 }, threshold: 4).search().answer == .alreadyMet(room: nil))
    // Worse either way.
    let best = Lever(measure: { -Double(abs($0)) }, threshold: 1)
    #expect(try best.search().answer == .outOfReach(closest: 0, isEndOfRange: false))
  }
}
