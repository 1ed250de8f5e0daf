public import Funds
public import Quantities

/// A scenario file with everything it stacks on.
public struct Scenario: Sendable {
  /// One fund of a baseline and where its records are.
  public struct FundSource: Sendable {
    /// The model's name, found as `NAME.yaml`.
    public let model: String

    /// The records' files, relative to the scenario's folder.
    public let data: [String]
    let modelPlace: SourcePlace
    let dataPlaces: [SourcePlace]
  }

  /// Dated values of a parameter, before any scenario changes them.
  struct Assumption {
    let parameter: String
    var group: String?
    var points: [DatedValue]
    let then: Continuation?
    let source: String
    let place: SourcePlace
  }

  /// A rule that continues the last given value, as a file states it.
  struct Continuation {
    let rule: ContinuationRule
    /// The rule as written, such as `+0.5 个百分点`.
    let written: String
    let place: SourcePlace
  }

  /// A value at a date.
  struct DatedValue {
    let period: Period
    let value: Double
    let place: SourcePlace
  }

  /// What a scenario does to a parameter.
  struct Change {
    enum Operation {
      case set([DatedValue])
      case shift(Double)
      case scale(Double)
      /// Moving as the projected people do, and by a fraction each year besides.
      case follow(Double)
      /// What another retirement makes of the people.
      case people(PeopleAlternative)
    }

    let parameter: String
    var group: String?
    let operation: Operation

    /// The first date on which a shift or scale acts.
    let from: Period
    let until: Period?
    let then: ContinuationRule?
    let scenario: String
    let source: String
    let place: SourcePlace
  }

  /// A known matter or a judgement as it stands in the file. One of a closed month is not booked
  /// again: it explains the record of that month.
  struct Event: Hashable {
    /// The fund, where several have a line of the name.
    let fund: String?

    /// The line by its name or its Chinese title.
    private(set) var line: String
    private(set) var period: Period
    private(set) var amount: Double
    /// The currency that the amount is written in.
    let currency: Currency?
    private(set) var title: LocalizedText
    let source: String
    let author: String?
    let date: String?

    /// Whether a file that stacks on the baseline brings it.
    let isOfVariant: Bool
    let place: SourcePlace
    /// Where the period stands.
    private(set) var periodPlace: SourcePlace
    /// Where the amount stands.
    let amountPlace: SourcePlace

    /// Whether the event only takes off where the one before it puts on.
    private(set) var isCounterpart = false

    /// What is missing from the month in which the money was due, since it moves in the event's own.
    func movedFrom(_ due: Period, at place: SourcePlace) -> Event {
      var other = self
      (other.period, other.periodPlace, other.amount) = (due, place, -amount)
      other.isCounterpart = true
      other.title = LocalizedText(
        "\(title.chinese)（改在 \(period)）", "\(title.english) (in \(period) instead)")
      return other
    }

    /// Whether the event is of a fund.
    func isOf(_ model: FundModel) -> Bool {
      fund.map(model.isMeant) ?? true && lineName(in: model) != nil
    }

    /// The name of the event's line in a model; `nil` where it has none, or several of the title.
    private func lineName(in model: FundModel) -> String? {
      if model.line(line) != nil { return line }
      let meant = model.lines.filter {
        NamedThing(name: $0.name, title: $0.title).isMeant(by: line)
      }
      return meant.count == 1 ? meant.first?.name : nil
    }

    /// The event with its line by the name that a model gives it.
    func named(in model: FundModel) -> Event {
      var other = self
      other.line = lineName(in: model) ?? line
      return other
    }
  }

  /// A target and where it stands.
  struct PlacedTarget {
    let target: Target
    let place: SourcePlace
  }

  /// The file that was asked for.
  public let path: String

  /// The files read, baseline first.
  public let stack: [String]
  /// The scenario's name as printed.
  public let title: LocalizedText
  /// Who drew the scenario up, as the file says.
  public let author: String

  /// What must be printed on every page, such as that the data are synthetic.
  public let notice: LocalizedText?
  /// The funds of the baseline, in order.
  public let funds: [FundSource]
  /// The last closed period: what lies after it is projected.
  public internal(set) var closedThrough: Period
  /// The last period asked for.
  public internal(set) var projectThrough: Period
  /// The calendar year that the budget is drawn up for.
  public internal(set) var budgetYear: Int

  /// The unit of printed tables, such as 万元.
  public let unit: QuantityUnit

  /// Where the unit stands.
  let unitPlace: SourcePlace

  /// How many paths are simulated, and by which seed.
  public internal(set) var simulation: Plan.SimulationSettings

  /// The period from which an earlier projection is made for comparison.
  public internal(set) var hindcast: Period?

  /// Where it stands, where it is named.
  let hindcastPlace: SourcePlace?

  /// The folder that the records' paths start from.
  public let dataFolder: String

  let people: PeopleSource?

  /// How lines are settled by their own triangles.
  var settlements: [SettlementSource]

  /// How parameters answer to others, in the order in which they act.
  let mechanisms: [any Mechanism]
  var assumptions: [Assumption]
  var changes: [Change]
  var events: [Event]
  var targets: [PlacedTarget]

  /// The parameters of a model that a change of a parameter moves: itself, and what answers to it.
  func moved(by parameter: String, in model: FundModel) -> [String] {
    let read = model.parameters
    var moved = read.contains(parameter) ? [parameter] : []
    for mechanism in mechanisms where mechanism.allTriggers.contains(parameter) {
      moved += mechanism.outputs.filter { read.contains($0) && !moved.contains($0) }
    }
    return moved
  }

  /// Known matters of a fund that fall in closed periods, where the records hold them, or in those to
  /// come.
  func matters(of model: FundModel, areClosed: Bool) -> [Event] {
    let closed = closedThrough.last(model.frequency)
    return events.filter {
      $0.isOf(model) && ($0.period.last(model.frequency) <= closed) == areClosed
    }.map { $0.named(in: model) }
  }

  /// Whether the file only stands on another and so is a variant of it.
  public var isVariant: Bool { stack.count > 1 }
}

// MARK: - The scenario otherwise

extension Scenario {
  /// The scenario with its groups by their names where it gives their Chinese titles.
  func namingGroups(of models: [FundModel]) -> Scenario {
    var other = self
    func name(_ group: String?, _ parameter: String) -> String? {
      guard let group else { return nil }
      let meant = models.filter { $0.parameters.contains(parameter) }.flatMap {
        $0.groupNames.meant(by: group)
      }
      let names = Set(meant.map(\.name))
      return names.count == 1 ? names.first : group
    }
    for index in assumptions.indices {
      other.assumptions[index].group = name(assumptions[index].group, assumptions[index].parameter)
    }
    for index in changes.indices {
      other.changes[index].group = name(changes[index].group, changes[index].parameter)
    }
    return other
  }

  /// The scenario with one more change.
  func adding(_ change: Change) -> Scenario {
    var other = self
    other.changes.append(change)
    return other
  }

  /// The scenario with its first changes and the first known matters that a variant brings: none of
  /// either is the baseline.
  func keeping(changes: Int, matters: Int) -> Scenario {
    var other = self
    other.changes = Array(self.changes.prefix(changes))
    let kept = Set(events.indices.filter { events[$0].isOfVariant }.prefix(matters))
    other.events = events.indices.filter { !events[$0].isOfVariant || kept.contains($0) }
      .map { events[$0] }
    return other
  }

  /// The scenario as if an earlier period were the last closed one.
  ///
  /// - Parameter isKnown: whether a parameter's value at a date was known by then.
  func closing(
    at closed: Period, through end: Period, keeping isKnown: (String, Period) -> Bool
  ) -> Scenario {
    var other = self
    other.closedThrough = closed
    other.projectThrough = end
    other.budgetYear = closed.year + 1
    other.hindcast = nil
    other.assumptions = assumptions.map { assumption in
      var known = assumption
      known.points.removeAll { !isKnown(assumption.parameter, $0.period) }
      return known
    }
    // What was known to have moved by then explains the records still.
    other.events = events.filter { $0.period.lastMonth <= closed.lastMonth }
    other.targets = []
    return other
  }

  /// The scenario with other simulation settings; its own where none are given.
  public func simulating(paths: Int?, seed: UInt64?) -> Scenario {
    var other = self
    other.simulation = Plan.SimulationSettings(
      paths: paths ?? simulation.paths, seed: seed ?? simulation.seed)
    return other
  }

  /// The scenario without its triangles: every line is settled by the shares of its model.
  func settledByModels() -> Scenario {
    var other = self
    other.settlements = []
    return other
  }
}
