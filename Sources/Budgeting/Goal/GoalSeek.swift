public import Funds
public import Quantities
public import Scenarios

/// What a parameter must become for a fund to meet its targets.
public struct GoalSeek: Sendable {
  /// A move that was tried and how it does.
  public struct Trial: Sendable {
    /// The move.
    public let move: ParameterMove
    /// The fund projected with it.
    public let projection: Projection
    /// Where it leaves the targets.
    public let position: GoalPosition
    /// The parameter's values before and after, at its first date and at the targets'.
    public let levels: [Level]
  }

  /// A value of the parameter before and after a move.
  public struct Level: Sendable, Hashable {
    /// The group; `nil` where the parameter does not differ by group.
    public let group: LocalizedText?
    /// The period, or the cover year.
    public let date: Period
    /// The value as the scenario has it, in base units.
    public let before: Double
    /// The value after the move, in base units.
    public let after: Double
  }

  /// The fund with the targets it is judged by.
  public let fundCase: FundCase

  /// In what amounts the parameter is moved.
  public let grain: ParameterGrain

  /// The group or tier that is moved, as printed; `nil` for all.
  public let group: LocalizedText?

  /// The first period or cover year that is moved.
  public let from: Period

  /// The fund projected without a move.
  public let projection: Projection

  /// Where things stand without a move.
  public let asIs: GoalPosition

  /// What the search came to.
  public let answer: GoalSearch.Answer

  /// The answer's move; `nil` where there is none.
  public let best: Trial?

  /// The move beside it that is on the other side of meeting the targets: one grain less than needed,
  /// or one more than there is room for.
  public let beside: Trial?

  /// Seeks the smallest move.
  ///
  /// - Parameters:
  ///   - fundCase: the fund with its targets.
  ///   - projection: the fund without a move.
  ///   - group: the group or tier moved, with its name as printed; `nil` for all.
  ///   - moved: the fund projected with a move; `nil` where the parameter cannot be there.
  public init(
    _ fundCase: FundCase, _ projection: Projection, by grain: ParameterGrain,
    group: (name: String, title: LocalizedText)?, from: Period,
    moved: @escaping (ParameterMove) -> Projection?
  ) {
    self.fundCase = fundCase
    self.grain = grain
    self.group = group?.title
    self.from = from
    self.projection = projection
    let asIs = GoalPosition(projection)
    self.asIs = asIs
    var trials: [Int: Trial] = [:]
    func attempt(_ steps: Int) -> Trial? {
      if let known = trials[steps] { return known }
      guard let move = grain.move(steps, group: group?.name, from: from),
        let after = moved(move)
      else { return nil }
      let trial = Trial(
        move: move, projection: after, position: GoalPosition(after),
        levels: GoalSeek.levels(of: move.definition, from, projection.plan, after.plan))
      trials[steps] = trial
      return trial
    }
    answer = GoalSearch(asIs: asIs.standing) { attempt($0)?.position.standing }.answer
    let (chosen, other): (Int, Int?) =
      switch answer {
      case .idle, .alreadyMet(room: nil): (0, nil)
      case .alreadyMet(room: let room?):
        (room.steps, room.isEndOfRange ? nil : room.steps + room.side)
      case .reached(let steps): (steps, steps - steps.signum())
      case .outOfReach(let closest, _): (closest, nil)
      }
    best = chosen == 0 ? nil : trials[chosen]
    beside = other.flatMap { trials[$0] }
  }

  /// Whether the targets are met, as things stand or by the move.
  public var isMet: Bool {
    switch answer {
    case .alreadyMet, .reached: true
    case .outOfReach, .idle: false
    }
  }

  private static func levels(
    of definition: ParameterDefinition, _ from: Period, _ before: Plan, _ after: Plan
  ) -> [Level] {
    guard let old = before.parameters[definition.name], let new = after.parameters[definition.name]
    else { return [] }
    var dates = [from]
    for target in before.targets.sorted(by: { $0.period < $1.period }) {
      let date = old.isCover ? Period(year: target.period.year) : target.period
      if date > from, !dates.contains(date) { dates.append(date) }
    }
    return old.values.indices.flatMap { row in
      dates.compactMap { date -> Level? in
        let (was, becomes) = (old.value(group: row, at: date), new.value(group: row, at: date))
        guard was != becomes else { return nil }
        return Level(
          group: old.isGrouped ? before.model.groups[row].title : nil, date: date, before: was,
          after: becomes)
      }
    }
  }
}
