import Foundation
import Funds
import Quantities
import Tables

/// Stated values that look like slips, and those that contradict the records.
extension ParameterResolution {
  /// How many times its value before a changed figure may be, or that it, without being questioned.
  private static let largeRatio = 3.0

  /// The same for a limit of a benefit: deductibles and caps are changed by more than recorded levels move.
  private static let largeLimitRatio = 10.0

  /// The growth a year from which a continuation is questioned where the records show none like it.
  private static let largeGrowth = 0.2

  // MARK: - Unusually large

  /// Changes that set a parameter to more than three times or less than a third of what it was, a limit of
  /// a benefit to more than ten times or less than a tenth.
  func largeChanges() -> [HistoryFinding] {
    let read = model.parameters
    return scenario.changes.compactMap { change in
      guard case .set(let points) = change.operation, let point = points.first,
        let definition = catalogue.definition(change.parameter), point.value > 0
      else { return nil }
      let isRead = read.contains(change.parameter)
      let before = valuesBefore(change, at: point.period, read)
      let ratio = isRead ? Self.largeRatio : Self.largeLimitRatio
      guard let lowest = before.min(), let highest = before.max(), lowest > 0,
        point.value > ratio * highest || point.value * ratio < lowest
      else { return nil }
      let old = definition.written(point.value > highest ? highest : lowest)
      let new = definition.written(point.value)
      return HistoryFinding(
        .largeChange,
        LocalizedText(
          "“\(definition.title.chinese)”由 \(old) 变为 \(new)，变动很大，请核对",
          "“\(definition.title.english)” goes from \(old) to \(new): to be checked"),
        place: change.place)
    }
  }

  /// What a changed parameter was: the last records of its groups, or the figures of its tiers in force.
  ///
  /// - Parameter read: The parameters that the model's formulas read.
  private func valuesBefore(_ change: Scenario.Change, at period: Period, _ read: [String])
    -> [Double]
  {
    if read.contains(change.parameter) {
      let own = levels[change.parameter, default: []].filter {
        change.group == nil || $0.group == change.group
      }
      return Set(own.map(\.group)).compactMap { group in
        own.filter { $0.group == group && $0.period.firstMonth < period.firstMonth }
          .max { $0.period.lastMonth < $1.period.lastMonth }?.value
      }
    }
    let inputs = scenario.mechanisms
      .filter { $0.outputs.contains(where: read.contains) }.flatMap(\.inputs)
    guard let input = inputs.first(where: { $0.parameter == change.parameter }) else { return [] }
    return input.rows.filter { change.group == nil || $0.name == change.group }.map(\.value)
  }

  /// Continuations by a fifth a year or more, where the parameter has never moved nearly as much.
  func largeGrowths() -> [HistoryFinding] {
    let read = model.parameters
    let assumed = scenario.assumptions.map {
      ($0.parameter, $0.group, $0.then?.rule, $0.points, $0.place)
    }
    let changed = scenario.changes.map { change in
      var points: [Scenario.DatedValue] = []
      if case .set(let own) = change.operation { points = own }
      return (change.parameter, change.group, change.then, points, change.place)
    }
    return (assumed + changed).compactMap { name, group, then, points, place in
      guard let then, !isModest(then), read.contains(name),
        let definition = catalogue.definition(name)
      else { return nil }
      let own = levels[name, default: []].filter { group == nil || $0.group == group }
      let last = points.last?.value ?? own.max { $0.period.lastMonth < $1.period.lastMonth }?.value
      guard let growth = yearly(then, of: last), abs(growth) >= Self.largeGrowth else { return nil }
      let known = recordedGrowths(own).map(abs).max()
      if let known, abs(growth) <= Self.largeRatio * known { return nil }
      let shown = percent(growth)
      let most = known.map(percent)
      return HistoryFinding(
        .largeChange,
        LocalizedText(
          "“\(definition.title.chinese)”的 then 相当于每年变动 \(shown)"
            + (most.map { "，记录中历年变动最多 \($0)" } ?? "") + "，像是多写或少写了一位，请核对",
          "“\(definition.title.english)”: then moves it by \(shown) a year"
            + (most.map { ", \($0) at most in the records" } ?? "")
            + ": perhaps a slip of a digit, to be checked"), place: place)
    }
  }

  /// Whether a continuation is known to be no large one whatever it starts from.
  private func isModest(_ rule: ContinuationRule) -> Bool {
    switch rule {
    case .hold, .averageGrowth: true
    case .growth(let rate), .people(let rate): abs(rate) < Self.largeGrowth
    case .step: false
    }
  }

  /// A continuation as growth a year of the value it starts from.
  private func yearly(_ rule: ContinuationRule, of last: Double?) -> Double? {
    switch rule {
    case .hold, .averageGrowth: nil
    case .growth(let rate), .people(let rate): rate
    case .step(let amount): last.flatMap { $0 != 0 ? amount / abs($0) : nil }
    }
  }

  /// The growth a year between successive records of each group.
  private func recordedGrowths(_ records: [Record]) -> [Double] {
    let groups = Dictionary(grouping: records, by: { $0.group ?? "" }).sorted { $0.key < $1.key }
    return groups.flatMap { _, own in
      let ordered = own.sorted { $0.period.lastMonth < $1.period.lastMonth }
      return zip(ordered, ordered.dropFirst()).compactMap { before, after -> Double? in
        let years = Double(before.period.lastMonth.distance(to: after.period.lastMonth)) / 12
        guard years > 0, before.value > 0, after.value > 0 else { return nil }
        return pow(after.value / before.value, 1 / max(years, 1)) - 1
      }
    }
  }

  // MARK: - Against the records

  /// Recorded levels that the projection may not rest on, since their time comes after the close.
  func waitingLevels() -> HistoryFinding? {
    let read = model.parameters
    let unused = waiting.filter { read.contains($0.item) }
    guard let first = unused.first else { return nil }
    let titles = read.filter { name in unused.contains { $0.item == name } }
      .compactMap { catalogue.definition($0)?.title }
    let closed = scenario.closedThrough
    return HistoryFinding(
      .waiting,
      LocalizedText(
        "\(unused.count) 行记录是 \(closed) 结账以后的水平，结账后才使用："
          + titles.map(\.chinese).joined(separator: "、") + "；已经公布的今后取值请写入 assumptions",
        "\(unused.count) records are levels of times after the close of \(closed) and wait for it to be "
          + "moved on: " + titles.map(\.english).joined(separator: ", ")
          + "; write what is announced already into the assumptions"),
      place: first.place)
  }

  /// Assumed values of closed dates for which a record says otherwise: a closed date is a fact.
  func overriddenRecords() -> [Diagnostic] {
    let closed = scenario.closedThrough.lastMonth
    let read = model.parameters
    return scenario.assumptions.filter { read.contains($0.parameter) }.flatMap {
      assumption -> [Diagnostic] in
      guard let definition = catalogue.definition(assumption.parameter) else { return [] }
      let records = levels[definition.name, default: []]
      return assumption.points.compactMap { point in
        let month = point.period.firstMonth
        // A cover year that is recorded has its standard, whether or not it has begun.
        guard definition.timing == .cover || month <= closed,
          let record = records.first(where: {
            (assumption.group == nil || $0.group == assumption.group)
              && $0.period.firstMonth <= month && month <= $0.period.lastMonth
              && abs($0.value - point.value) > 1e-9 * max(abs($0.value), abs(point.value))
          })
        else { return nil }
        return overridden(record, by: point, of: definition)
      }
    }
  }

  private func overridden(
    _ record: Record, by point: Scenario.DatedValue, of definition: ParameterDefinition
  ) -> Diagnostic {
    let (title, assumed) = (definition.title, definition.written(point.value))
    let (zh, en) = record.group.map { ("（\($0)）", " (\($0))") } ?? ("", "")
    return Diagnostic(
      code: "overrides-record", at: point.place,
      found: LocalizedText(
        "“\(title.chinese)”\(zh)\(point.period) 的假设 \(assumed) 与 \(record.place) 的记录 \(record.written)不一致",
        "“\(title.english)”\(en) is assumed at \(assumed) for \(point.period), where \(record.place) records \(record.written)"
      ),
      expected: definition.timing == .cover
        ? LocalizedText(
          "只给没有记录的参保年度写假设", "assumptions for cover years without a record only")
        : LocalizedText(
          "已结账的期间（\(scenario.closedThrough) 及以前）以记录为准",
          "records alone for closed periods (\(scenario.closedThrough) and before)"),
      remedy: LocalizedText(
        "记录有误请改记录；否则删去这一项，或把日期改到结账之后",
        "Correct the record where it is wrong; else remove this value, or date it after the close"))
  }
}
