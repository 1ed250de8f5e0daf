/// The smallest move of a lever, in whole grains, that meets a goal.
///
/// The lever is moved to the side that comes closer, twice as far each time, until the goal is met,
/// the lever's range ends, or moving farther helps no more; the first move that meets it is then
/// found by halving. So the answer is met and one grain less is not; where a goal is met, missed and
/// met again as the lever moves on, it is one of the places where it turns. A lever that first helps
/// and then harms, as a contribution that drives payers out, is tried where it helps most.
public struct GoalSearch: Sendable, Hashable {
  /// How near a move comes to the goal.
  public struct Standing: Sendable, Hashable {
    /// Whether the goal is met.
    public let isMet: Bool

    /// How much probability is missing, over all targets; 0 where none is asked for.
    public let missingProbability: Double

    /// By how much the measures lie on the right side of their thresholds, negative on the wrong one.
    public let margin: Double

    /// States how near a move comes.
    public init(isMet: Bool, missingProbability: Double, margin: Double) {
      self.isMet = isMet
      self.missingProbability = missingProbability
      self.margin = margin
    }

    /// Whether less is missing than in another standing; the margin decides between equals.
    func isCloser(than other: Standing) -> Bool {
      missingProbability == other.missingProbability
        ? margin > other.margin : missingProbability < other.missingProbability
    }
  }

  /// How far a lever may be moved before a goal that is met is met no more.
  public struct Room: Sendable, Hashable {
    /// The farthest move with which the goal is still met, in grains with their sign.
    public let steps: Int

    /// To which side the lever is moved, 1 or −1.
    public let side: Int

    /// Whether the lever's own range ends there, the goal still being met.
    public let isEndOfRange: Bool
  }

  /// What a search comes to.
  public enum Answer: Sendable, Hashable {
    /// The goal is met as things stand, and how much could be given up; `nil` where the lever does
    /// not move what the goal looks at.
    case alreadyMet(room: Room?)

    /// The smallest move that meets the goal, in grains with their sign.
    case reached(steps: Int)

    /// No move that was tried meets the goal; the closest one, 0 where none helps, and whether the
    /// lever's own range ends there.
    case outOfReach(closest: Int, isEndOfRange: Bool)

    /// The lever does not move what the goal looks at.
    case idle
  }

  /// What the search came to.
  public let answer: Answer

  /// The grains of the first move that is tried: a step of the catalogue.
  public static let firstMove = 10

  /// How often the move is doubled at most.
  static let doublings = 34

  /// Searches.
  ///
  /// - Parameters:
  ///   - asIs: how near things stand as they are.
  ///   - standing: how near a move of so many grains comes; `nil` where the lever cannot be there.
  ///     Asked once for each move.
  public init(asIs: Standing, standing: @escaping (Int) -> Standing?) {
    var trials = GoalTrials(asIs: asIs, standing: standing)
    answer = trials.answer()
  }
}

/// The moves tried so far.
private struct GoalTrials {
  typealias Standing = GoalSearch.Standing

  /// How far a lever moves to one side.
  private enum Reach {
    /// The goal is met there, and not at the move before.
    case turn(before: Int, at: Int)
    /// It is met nowhere on the way; the closest move, and whether the range ends there.
    case never(closest: Int, isEnd: Bool)
  }

  private let asIs: Standing
  private let standing: (Int) -> Standing?
  private var known: [Int: Standing?]

  init(asIs: Standing, standing: @escaping (Int) -> Standing?) {
    self.asIs = asIs
    self.standing = standing
    known = [0: asIs]
  }

  mutating func answer() -> GoalSearch.Answer {
    let sides = [firstMove(1), firstMove(-1)].compactMap(\.self)
    guard
      sides.contains(where: {
        $0.standing.margin != asIs.margin
          || $0.standing.missingProbability != asIs.missingProbability
      })
    else { return asIs.isMet ? .alreadyMet(room: nil) : .idle }
    if asIs.isMet {
      // Towards the side that does worse, or where both are better to neither.
      guard let worse = sides.first(where: { asIs.isCloser(than: $0.standing) }) else {
        return .alreadyMet(room: nil)
      }
      return .alreadyMet(room: room(towards: worse.move.signum()))
    }
    let closer = sides.filter { $0.standing.isCloser(than: asIs) }
    guard
      let best = closer.dropFirst().reduce(
        closer.first, { $1.standing.isCloser(than: $0?.standing ?? asIs) ? $1 : $0 })
    else { return .outOfReach(closest: 0, isEndOfRange: false) }
    switch reach(towards: best.move.signum()) {
    case .never(let closest, let isEnd):
      return .outOfReach(closest: closest, isEndOfRange: isEnd)
    case .turn(let before, let at):
      return .reached(steps: turn(from: before, to: at) { $0?.isMet ?? false })
    }
  }

  private mutating func at(_ move: Int) -> Standing? {
    if let found = known[move] { return found }
    let found = standing(move)
    known[move] = .some(found)
    return found
  }

  /// The first move to a side, smaller where the lever cannot go so far.
  private mutating func firstMove(_ side: Int) -> (move: Int, standing: Standing)? {
    var move = GoalSearch.firstMove
    while move > 0 {
      if let standing = at(side * move) { return (side * move, standing) }
      move /= 2
    }
    return nil
  }

  /// The first of the moves between two that satisfies a condition which holds at the second and not
  /// at the first.
  private mutating func turn(from: Int, to: Int, where holds: (Standing?) -> Bool) -> Int {
    var (low, high) = (from, to)
    while abs(high - low) > 1 {
      let middle = low + (high - low) / 2
      if holds(at(middle)) { high = middle } else { low = middle }
    }
    return high
  }

  /// The farthest move to a side at which the lever can be, given one where it cannot.
  private mutating func edge(from inside: Int, to outside: Int) -> Int {
    let first = turn(from: inside, to: outside) { $0 == nil }
    return first - (outside - inside).signum()
  }

  /// Goes to a side, twice as far each time.
  private mutating func reach(towards side: Int) -> Reach {
    var (before, last) = (0, 0)
    for doubling in 0..<GoalSearch.doublings {
      var move = side * GoalSearch.firstMove << doubling
      var isEnd = false
      if at(move) == nil {
        move = edge(from: last, to: move)
        isEnd = true
        if move == last { return .never(closest: last, isEnd: true) }
      }
      guard let here = at(move), let there = at(last) else { break }
      if here.isMet { return .turn(before: last, at: move) }
      guard here.isCloser(than: there) else {
        // It has been closer on the way, or all is as good as it gets.
        let best = closest(from: before, to: move)
        return at(best)?.isMet ?? false
          ? .turn(before: before, at: best) : .never(closest: best, isEnd: false)
      }
      (before, last) = (last, move)
      if isEnd { return .never(closest: last, isEnd: true) }
    }
    return .never(closest: last, isEnd: false)
  }

  /// The closest of the moves between two, where there is one that all moves away from it are worse
  /// than.
  private mutating func closest(from: Int, to: Int) -> Int {
    var (low, high) = (from, to)
    while abs(high - low) > 2 {
      let third = (high - low) / 3
      let (left, right) = (low + third, high - third)
      guard let a = at(left), let b = at(right) else { break }
      if b.isCloser(than: a) { low = left } else { high = right }
    }
    let side = (to - from).signum()
    var best = low
    var move = low
    while move != high {
      move += side
      if let one = at(move), let other = at(best), one.isCloser(than: other) { best = move }
    }
    return best
  }

  /// How far the lever can go to the worse side.
  private mutating func room(towards side: Int) -> GoalSearch.Room {
    var last = 0
    for doubling in 0..<GoalSearch.doublings {
      let move = side * GoalSearch.firstMove << doubling
      guard let here = at(move) else {
        let end = edge(from: last, to: move)
        guard at(end)?.isMet ?? false else { return turnRoom(from: last, to: end, side) }
        return GoalSearch.Room(steps: end, side: side, isEndOfRange: true)
      }
      guard here.isMet else { return turnRoom(from: last, to: move, side) }
      last = move
    }
    return GoalSearch.Room(steps: last, side: side, isEndOfRange: true)
  }

  private mutating func turnRoom(from: Int, to: Int, _ side: Int) -> GoalSearch.Room {
    let first = turn(from: from, to: to) { !($0?.isMet ?? false) }
    return GoalSearch.Room(steps: first - side, side: side, isEndOfRange: false)
  }
}
