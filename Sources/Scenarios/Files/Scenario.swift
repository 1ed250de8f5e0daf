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
    let group: String?
    let points: [DatedValue]
    let then: ContinuationRule?
    let source: String
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
    let group: String?
    let operation: Operation

    /// The first date on which a shift or scale acts.
    let from: Period
    let until: Period?
    let then: ContinuationRule?
    let scenario: String
    let source: String
    let place: SourcePlace
  }

  /// A known matter or a judgement as it stands in the file.
  struct Event {
    /// The fund, where several have a line of the name.
    let fund: String?
    let line: String
    let period: Period
    let amount: Double
    let title: LocalizedText
    let source: String
    let author: String?
    let date: String?

    /// Whether a file that stacks on the baseline brings it.
    let isOfVariant: Bool
    let place: SourcePlace

    /// Whether the event is of a fund.
    func isOf(_ model: FundModel) -> Bool {
      (fund ?? model.name) == model.name && model.line(line) != nil
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
  public let closedThrough: Period
  /// The last period asked for.
  public let projectThrough: Period
  /// The calendar year that the budget is drawn up for.
  public let budgetYear: Int

  /// The unit of printed tables, such as 万元.
  public let unit: QuantityUnit
  /// How many paths are simulated, and by which seed.
  public let simulation: Plan.SimulationSettings

  /// The period from which an earlier projection is made for comparison.
  public let hindcast: Period?

  /// The folder that the records' paths start from.
  public let dataFolder: String

  let people: PeopleSource?

  /// How lines are settled by their own triangles.
  let settlements: [SettlementSource]

  /// How parameters answer to others, in the order in which they act.
  let mechanisms: [any Mechanism]
  let assumptions: [Assumption]
  let changes: [Change]
  let events: [Event]
  let targets: [PlacedTarget]

  /// The parameters of a model that a change of a parameter moves: itself, and what answers to it.
  func moved(by parameter: String, in model: FundModel) -> [String] {
    let read = model.parameters
    var moved = read.contains(parameter) ? [parameter] : []
    for mechanism in mechanisms where mechanism.allTriggers.contains(parameter) {
      moved += mechanism.outputs.filter { read.contains($0) && !moved.contains($0) }
    }
    return moved
  }

  /// Whether the file only stands on another and so is a variant of it.
  public var isVariant: Bool { stack.count > 1 }
}

extension Scenario {
  /// The scenario with one more change.
  func adding(_ change: Change) -> Scenario {
    Scenario(
      path: path, stack: stack, title: title, author: author, notice: notice, funds: funds,
      closedThrough: closedThrough, projectThrough: projectThrough, budgetYear: budgetYear,
      unit: unit, simulation: simulation, hindcast: hindcast, dataFolder: dataFolder,
      people: people, settlements: settlements, mechanisms: mechanisms, assumptions: assumptions,
      changes: changes + [change], events: events, targets: targets)
  }
}

extension Scenario {
  /// The scenario with its first changes only: 0 is the baseline.
  func keepingChanges(_ count: Int) -> Scenario {
    Scenario(
      path: path, stack: stack, title: title, author: author, notice: notice, funds: funds,
      closedThrough: closedThrough, projectThrough: projectThrough, budgetYear: budgetYear,
      unit: unit, simulation: simulation, hindcast: hindcast, dataFolder: dataFolder,
      people: people, settlements: settlements, mechanisms: mechanisms,
      assumptions: assumptions, changes: Array(changes.prefix(count)),
      events: events,
      targets: targets)
  }
}

extension Scenario {
  /// The scenario as if an earlier period were the last closed one.
  ///
  /// - Parameter isKnown: whether a parameter's value at a date was known by then.
  func closing(
    at closed: Period, through end: Period, keeping isKnown: (String, Period) -> Bool
  ) -> Scenario {
    let known = assumptions.map { assumption in
      Assumption(
        parameter: assumption.parameter, group: assumption.group,
        points: assumption.points.filter { isKnown(assumption.parameter, $0.period) },
        then: assumption.then, source: assumption.source, place: assumption.place)
    }
    return Scenario(
      path: path, stack: stack, title: title, author: author, notice: notice, funds: funds,
      closedThrough: closed, projectThrough: end, budgetYear: closed.year + 1, unit: unit,
      simulation: simulation, hindcast: nil, dataFolder: dataFolder, people: people,
      settlements: settlements, mechanisms: mechanisms, assumptions: known,
      changes: changes, events: [], targets: [])
  }
}

extension Scenario {
  /// The scenario with other simulation settings.
  public func simulating(_ simulation: Plan.SimulationSettings) -> Scenario {
    Scenario(
      path: path, stack: stack, title: title, author: author, notice: notice, funds: funds,
      closedThrough: closedThrough, projectThrough: projectThrough, budgetYear: budgetYear,
      unit: unit, simulation: simulation, hindcast: hindcast, dataFolder: dataFolder,
      people: people, settlements: settlements, mechanisms: mechanisms,
      assumptions: assumptions, changes: changes, events: events, targets: targets)
  }
}

extension Scenario {
  /// The scenario without its triangles: every line is settled by the shares of its model.
  func settledByModels() -> Scenario {
    Scenario(
      path: path, stack: stack, title: title, author: author, notice: notice, funds: funds,
      closedThrough: closedThrough, projectThrough: projectThrough, budgetYear: budgetYear,
      unit: unit, simulation: simulation, hindcast: hindcast, dataFolder: dataFolder,
      people: people, settlements: [], mechanisms: mechanisms, assumptions: assumptions,
      changes: changes, events: events, targets: targets)
  }
}
