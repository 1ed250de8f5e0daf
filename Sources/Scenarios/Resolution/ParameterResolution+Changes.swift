import Foundation
import Funds
import Quantities

/// Changes applied to resolved values, and what is wrong with them.
extension ParameterResolution {
  /// Applies a change to the rows of a parameter, one a group or tier.
  func apply(
    _ change: Scenario.Change, to rows: inout [Row], groups: [String?], areTiers: Bool = false,
    start: Period, definition: ParameterDefinition, _ faults: inout [Diagnostic]
  ) {
    if let group = change.group, !groups.contains(group) {
      faults.append(
        unknownGroup(group, of: definition, among: groups, areTiers: areTiers, at: change.place))
      return
    }
    let unchanged = rows
    let origin = ValueOrigin.change(scenario: change.scenario, source: change.source)
    if case .follow = change.operation {
      let own = change.group.map { [$0] } ?? groups
      let silent = own.filter { !(people?.says(change.parameter, group: $0) ?? false) }
      guard silent.isEmpty else {
        faults += silent.prefix(1).map { noPeople(definition, group: $0, at: change.place) }
        return
      }
    }
    for index in rows.indices where change.group == nil || groups[index] == change.group {
      let before = rows[index].values
      func slot(_ period: Period) -> Int { start.distance(to: period.first(start.frequency)) }
      let from = max(slot(change.from), 0)
      let until = change.until.map {
        start.distance(to: $0.last(start.frequency))
      }
      for position in before.indices where position >= from {
        if let until, position > until { break }
        var value = before[position]
        switch change.operation {
        case .shift(let amount): value += amount
        case .scale(let part): value *= 1 + part
        case .follow(let growth):
          // The value before the change moves on from the year it is of.
          let anchor = max(from - 1, 0)
          value = continued(
            before[anchor], by: .people(growth: growth), of: change.parameter,
            groups[index], start.advanced(by: anchor).year, start.advanced(by: position).year)
        case .people(let alternative):
          value *= moved(
            change, by: alternative, groups[index], slotYear: start.advanced(by: position).year)
        case .set(let points):
          guard let point = points.last(where: { slot($0.period) <= position }) else { continue }
          value = moved(
            point.value, change, group: groups[index], from: slot(point.period), to: position,
            rule: change.then ?? rows[index].rule, start: start,
            isLast: point.period == points.last?.period)
        }
        rows[index].values[position] = value
        rows[index].origins[position] = origin
      }
    }
    check(rows, before: unchanged, change, definition, &faults)
  }

  func unknownGroup(
    _ group: String, of definition: ParameterDefinition, among groups: [String?],
    areTiers: Bool = false, at place: SourcePlace
  ) -> Diagnostic {
    let names = groups.compactMap(\.self).map { name in
      NamedThing(
        name: name,
        title: model.groups.first { $0.name == name }?.title ?? LocalizedText(verbatim: name))
    }
    let isTier = areTiers && !names.isEmpty
    let meant = names.meant(by: group)
    if meant.count > 1 { return meant.ambiguous(group, at: place) }
    let (zh, en, key) = isTier ? ("层级", "tier", "tier") : ("组别", "group", "group")
    return Diagnostic(
      code: isTier ? "unknown-tier" : "unknown-group", at: place,
      found: LocalizedText(
        "“\(definition.title.chinese)”没有\(zh)“\(group)”",
        "“\(definition.title.english)” has no \(en) “\(group)”"),
      expected: names.isEmpty
        ? LocalizedText("不写 \(key)：该参数不分\(zh)", "no \(key): the parameter has none")
        : names.expected,
      remedy: names.suggestion(for: group))
  }

  /// A set value carried on: past the change's last date it moves as the baseline's rule says.
  private func moved(
    _ value: Double, _ change: Scenario.Change, group: String?, from: Int, to: Int,
    rule: ContinuationRule, start: Period, isLast: Bool
  ) -> Double {
    let (first, last) = (start.advanced(by: from).year, start.advanced(by: to).year)
    guard isLast, last > first else { return value }
    return continued(value, by: rule, of: change.parameter, group, first, last)
  }

  /// What people projected otherwise make of a value: they part from the baseline's in the year
  /// before the change.
  private func moved(
    _ change: Scenario.Change, by alternative: PeopleAlternative, _ group: String?, slotYear: Int
  ) -> Double {
    let from = change.from.year - 1
    guard let now = people?.ratio(change.parameter, group: group, from: from, to: slotYear),
      let other = alternatives[alternative]?.ratio(
        change.parameter, group: group, from: from, to: slotYear), now > 0
    else { return 1 }
    return other / now
  }

  /// What a change, and nothing before it, takes out of range.
  private func check(
    _ rows: [Row], before: [Row], _ change: Scenario.Change, _ definition: ParameterDefinition,
    _ faults: inout [Diagnostic]
  ) {
    for (row, old) in zip(rows, before) {
      guard
        let worst = zip(row.values, old.values).first(where: {
          !definition.admits($0) && definition.admits($1)
        })?.0
      else { continue }
      faults.append(
        definition.outOfRange(definition.written(worst), isChanged: true, at: change.place))
      return
    }
  }
}
