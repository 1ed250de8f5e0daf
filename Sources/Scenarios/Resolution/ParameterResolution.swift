import Foundation
import Funds
import Quantities
import Tables

/// Resolves every parameter that a model reads, for every date, with where each value comes from.
struct ParameterResolution {
  let model: FundModel
  let scenario: Scenario
  let catalogue: ParameterCatalogue

  /// Recorded levels by parameter, after selection, in the records' order: those of times that have
  /// begun by the close, and standards of cover to come, which are announced before they act.
  let levels: [String: [Record]]

  /// Recorded levels of times after the close, which nothing may rest on yet.
  let waiting: [Record]

  /// How the projected people move parameters, where the baseline projects them.
  let people: PeoplePaths?

  /// The same for people projected otherwise.
  let alternatives: [PeopleAlternative: PeoplePaths]

  /// The last period of the fund at which a parameter's value is asked for, by parameter.
  private let reach: [String: Period]

  /// Makes a resolution of the recorded levels among some records.
  init(
    model: FundModel, scenario: Scenario, catalogue: ParameterCatalogue, records: [Record],
    people: PeoplePaths?, alternatives: [PeopleAlternative: PeoplePaths]
  ) {
    self.model = model
    self.scenario = scenario
    self.catalogue = catalogue
    let closed = scenario.closedThrough.lastMonth
    let (known, waiting) = records.filter { $0.basis == .level }.reduce(
      into: ([Record](), [Record]())
    ) { parts, record in
      if record.period.firstMonth <= closed || catalogue.definition(record.item)?.timing == .cover {
        parts.0.append(record)
      } else {
        parts.1.append(record)
      }
    }
    levels = Dictionary(grouping: known, by: \.item)
    self.waiting = waiting
    self.people = people
    self.alternatives = alternatives
    reach = ParameterResolution.reach(model, scenario)
  }

  /// How far each parameter is read: by the model past the projection's end where it collects for
  /// cover ahead, and by what answers to it at the same dates.
  private static func reach(_ model: FundModel, _ scenario: Scenario) -> [String: Period] {
    var reach: [String: Period] = [:]
    for name in model.parameters {
      reach[name] = model.lastReading(of: name, projectingThrough: scenario.projectThrough)
    }
    // What a closed form moves asks as far of all it rests on; the last to act first.
    for mechanism in scenario.mechanisms.reversed() {
      guard let last = mechanism.outputs.compactMap({ reach[$0] }).max() else { continue }
      let read =
        mechanism.allTriggers + mechanism.context + mechanism.inputs.compactMap(\.following)
      for name in read { reach[name] = max(reach[name] ?? last, last) }
    }
    return reach
  }

  /// The last period of the fund at which a parameter is asked for.
  func lastReading(of parameter: String) -> Period {
    reach[parameter] ?? scenario.projectThrough.last(frequency)
  }

  private var frequency: Frequency { model.frequency }

  /// A value given for a slot.
  struct Point {
    let slot: Period
    let value: Double
    let origin: ValueOrigin
    /// Where it is given; `nil` where nothing is.
    let place: SourcePlace?
  }

  /// One parameter's row while it is being filled.
  struct Row {
    var points: [Point]
    var then: Scenario.Continuation?
    var values: [Double] = []
    var origins: [ValueOrigin] = []
    var rule: ContinuationRule = .hold
    var lastGiven: Period
  }

  /// Every parameter's path, and what is wrong.
  func resolve() -> (
    paths: [String: ParameterPath], faults: [Diagnostic], notes: [HistoryFinding],
    mechanisms: [MechanismReport]
  ) {
    var faults: [Diagnostic] = []
    var paths: [String: ParameterPath] = [:]
    for name in model.parameters {
      guard let definition = catalogue.definition(name) else { continue }
      if let path = path(of: definition, changes: scenario.changes, &faults) {
        paths[name] = path
      }
    }
    faults += overriddenRecords()
    let (moved, reports) = moving(paths, &faults)
    return (moved, faults, notes(), reports)
  }

  /// What a reader should know: parameters continued without a stated rule, changes and continuations
  /// that move a parameter unusually far, and changes that set tiers which differ to one value.
  private func notes() -> [HistoryFinding] {
    var notes: [HistoryFinding] = []
    let assumed = Set(scenario.assumptions.map(\.parameter))
    let silent = model.parameters.compactMap { catalogue.definition($0) }.filter { definition in
      !assumed.contains(definition.name) && levels[definition.name] != nil
    }
    if !silent.isEmpty {
      let chinese = silent.map(\.title.chinese).joined(separator: "、")
      let english = silent.map(\.title.english).joined(separator: ", ")
      notes.append(
        HistoryFinding(
          .continued,
          LocalizedText(
            "基线没有写出今后的假设，按目录的缺省规则延续：\(chinese)",
            "continued by the catalogue's rule, since the baseline states no assumption: \(english)"
          )
        ))
    }
    let unused = model.parameters.compactMap { catalogue.definition($0) }.filter { isUnused($0) }
    if !unused.isEmpty {
      let (chinese, english) = (
        unused.map(\.title.chinese).joined(separator: "、"),
        unused.map(\.title.english).joined(separator: ", ")
      )
      notes.append(
        HistoryFinding(
          .continued,
          LocalizedText(
            "没有写出，按没有这项安排处理（均为零）：\(chinese)",
            "not stated, and taken as arrangements that the fund is without (zero): \(english)")))
    }
    if let note = waitingLevels() { notes.append(note) }
    notes += largeChanges() + largeGrowths()
    return notes + scenario.changes.compactMap { setOfAllTiers($0) }
  }

  /// A parameter's path with some changes.
  func path(
    of definition: ParameterDefinition, changes: [Scenario.Change], _ faults: inout [Diagnostic]
  ) -> ParameterPath? {
    let isCover = definition.timing == .cover
    let slotFrequency: Frequency = isCover ? .year : frequency
    let groups: [String?] =
      definition.isGrouped && !model.groups.isEmpty ? model.groups.map(\.name) : [nil]
    for assumption in scenario.assumptions where assumption.parameter == definition.name {
      if let group = assumption.group, !groups.contains(group) {
        faults.append(unknownGroup(group, of: definition, among: groups, at: assumption.place))
        return nil
      }
    }
    var rows = groups.map { points(of: definition, group: $0, slots: slotFrequency) }
    if isUnused(definition) {
      let slot = scenario.closedThrough.first(slotFrequency)
      rows = rows.map { _ in
        Row(
          points: [Point(slot: slot, value: 0, origin: .unused, place: nil)], then: nil,
          lastGiven: slot)
      }
    }
    guard let first = rows.flatMap({ $0.points.map(\.slot) }).min() else {
      faults.append(missing(definition, group: nil))
      return nil
    }
    let last = lastReading(of: definition.name)
    let end = isCover ? Period(year: last.year) : last
    for (index, group) in groups.enumerated() {
      if case .people = rows[index].then?.rule,
        !(people?.says(definition.name, group: group) ?? false)
      {
        let assumption = scenario.assumptions.last {
          $0.parameter == definition.name && ($0.group == nil || $0.group == group)
        }
        faults.append(
          noPeople(
            definition, group: group,
            at: assumption?.place ?? SourcePlace(file: scenario.path)))
      }
      if rows[index].points.isEmpty {
        if reads(definition.name, group: group) {
          faults.append(missing(definition, group: group))
        }
        rows[index].points = [
          Point(slot: first, value: 0, origin: .assumption(source: ""), place: nil)
        ]
      }
      fill(
        &rows[index], definition: definition, group: group, from: first, through: max(end, first))
    }
    faults += beyondRange(rows, groups: groups, start: first, definition)
    for change in changes where change.parameter == definition.name {
      apply(
        change, to: &rows, groups: groups, start: first, definition: definition, &faults)
    }
    return ParameterPath(
      name: definition.name, isGrouped: definition.isGrouped && !model.groups.isEmpty,
      isCover: isCover, isDecided: definition.isDecided, start: first, values: rows.map(\.values),
      origins: rows.map(\.origins))
  }

  /// Whether a parameter belongs to a device of which nothing states anything.
  private func isUnused(_ definition: ParameterDefinition) -> Bool {
    guard let device = definition.device else { return false }
    let parts = catalogue.definitions.filter { $0.device == device }.map(\.name)
    return !parts.contains { levels[$0] != nil }
      && !scenario.assumptions.contains { parts.contains($0.parameter) }
  }

  // MARK: - Given values and what continues them

  private func points(of definition: ParameterDefinition, group: String?, slots: Frequency)
    -> Row
  {
    var points: [Period: Point] = [:]
    func add(_ value: Double, at period: Period, _ origin: ValueOrigin, _ place: SourcePlace) {
      let slot = period.first(slots)
      points[slot] = Point(slot: slot, value: value, origin: origin, place: place)
    }
    for record in levels[definition.name] ?? [] where record.group == group {
      add(
        record.value, at: record.period,
        .data(source: record.source ?? record.place.description), record.place)
    }
    var then: Scenario.Continuation?
    for assumption in scenario.assumptions
    where assumption.parameter == definition.name
      && (assumption.group == nil || assumption.group == group)
    {
      for point in assumption.points {
        add(point.value, at: point.period, .assumption(source: assumption.source), point.place)
      }
      then = assumption.then ?? then
    }
    let ordered = points.values.sorted { $0.slot < $1.slot }
    return Row(
      points: ordered, then: then, lastGiven: ordered.last?.slot ?? Period(year: 0).first(slots))
  }

  private func fill(
    _ row: inout Row, definition: ParameterDefinition, group: String?, from first: Period,
    through end: Period
  ) {
    guard let last = row.points.last, let earliest = row.points.first else { return }
    let rule = row.then?.rule ?? defaultRule(definition, row.points)
    row.rule = rule
    var next = 0
    var current = (earliest.value, earliest.origin)
    for slot in first...end {
      while next < row.points.count, row.points[next].slot <= slot {
        current = (row.points[next].value, row.points[next].origin)
        next += 1
      }
      let years = slot.year - last.slot.year
      if slot > last.slot, years > 0, last.origin != .unused {
        row.values.append(
          continued(last.value, by: rule, of: definition.name, group, last.slot.year, slot.year))
        row.origins.append(.extrapolated(rule))
      } else {
        row.values.append(current.0)
        row.origins.append(current.1)
      }
    }
  }

  /// A value of one year carried on to a later one.
  func continued(
    _ value: Double, by rule: ContinuationRule, of parameter: String, _ group: String?,
    _ from: Int, _ to: Int
  ) -> Double {
    let years = to - from
    return switch rule {
    case .people(let growth):
      value * (people?.ratio(parameter, group: group, from: from, to: to) ?? 1)
        * pow(1 + growth, Double(years))
    case .hold: value
    case .growth(let rate), .averageGrowth(let rate, _): value * pow(1 + rate, Double(years))
    case .step(let amount): value + amount * Double(years)
    }
  }

  /// The catalogue's rule: hold, or the average growth of up to five given years.
  private func defaultRule(
    _ definition: ParameterDefinition, _ points: [Point]
  ) -> ContinuationRule {
    guard definition.beyond == .growth, let last = points.last else { return .hold }
    let recent = points.filter { last.slot.year - $0.slot.year <= 5 && $0.value > 0 }
    guard let first = recent.first, last.value > 0, last.slot.year > first.slot.year else {
      return .hold
    }
    let years = last.slot.year - first.slot.year
    return .averageGrowth(pow(last.value / first.value, 1 / Double(years)) - 1, years: years)
  }

  // MARK: - What is missing

  /// Whether any formula of the model reads a parameter for a group.
  private func reads(_ name: String, group: String?) -> Bool {
    guard let group else { return true }
    for line in model.lines where line.formulas.contains(where: { $0.parameters.contains(name) }) {
      switch line.method {
      case .driver(let terms):
        if terms.contains(where: {
          $0.amount.parameters.contains(name) && ($0.groups.isEmpty || $0.groups.contains(group))
        }) {
          return true
        }
      case .cohort(let cohort):
        if cohort.groups.isEmpty || cohort.groups.contains(group) { return true }
      case .series, .rule, .plan:
        return true
      }
    }
    return false
  }

  func noPeople(
    _ definition: ParameterDefinition, group: String?, at place: SourcePlace
  ) -> Diagnostic {
    let (zh, en) = group.map { ("（\($0) 组）", " of \($0)") } ?? ("", "")
    return Diagnostic(
      code: "no-people", at: place,
      found: LocalizedText(
        "“\(definition.title.chinese)”\(zh)随人口测算，但人口测算没有给出",
        "“\(definition.title.english)”\(en) follows the people, who do not say it"),
      expected: LocalizedText(
        "people 的 groups 中有这一组，profiles 中有这个参数",
        "the group among the groups of people, or the parameter among its profiles"))
  }

  private func missing(_ definition: ParameterDefinition, group: String?) -> Diagnostic {
    let (zh, en) = group.map { ("（\($0) 组）", " for group \($0)") } ?? ("", "")
    return Diagnostic(
      code: "missing-parameter", at: SourcePlace(file: scenario.stack.first ?? scenario.path),
      found: LocalizedText(
        "模型需要“\(definition.title.chinese)”\(zh)，数据和假设都没有给出",
        "the model needs “\(definition.title.english)”\(en), which neither data nor assumptions give"
      ),
      expected: LocalizedText(
        "数据中 \(definition.name) 的水平，或基线的一条假设",
        "a level of \(definition.name) in the data, or an assumption"),
      remedy: LocalizedText(
        "请在 assumptions 中加入 parameter: \(definition.name)",
        "Add parameter: \(definition.name) to the assumptions"))
  }
}
