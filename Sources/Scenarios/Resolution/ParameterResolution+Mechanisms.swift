import Funds
import Quantities

/// Parameters that answer to others: their resolved values times the closed forms' factors.
extension ParameterResolution {
  /// A mechanism with what sets it to work, before and after the changes.
  private struct Bound {
    let mechanism: any Mechanism
    let before: [String: ParameterPath]
    let after: [String: ParameterPath]
    let context: [String: ParameterPath]

    /// Whether a change moves anything that sets the mechanism to work.
    var isMoved: Bool {
      before.contains { name, path in after[name]?.values != path.values }
    }

    /// The mechanism's values at a date.
    func moment(at period: Period, closing: Period, groups: [String]) -> MechanismMoment {
      func values(_ paths: [String: ParameterPath], _ date: Period) -> [String: [Double]] {
        paths.mapValues { path in
          path.values.indices.map { row in path.value(group: row, at: date) }
        }
      }
      return MechanismMoment(
        before: values(before, period), after: values(after, period),
        context: values(context, period), closing: values(context, closing), groups: groups)
    }

    /// Where the value of a mechanism that a change has set to work comes from.
    func origin(at period: Period) -> ValueOrigin? {
      for name in mechanism.allTriggers {
        guard let path = after[name] else { continue }
        for row in path.values.indices {
          let origin = path.origin(group: row, at: period)
          if case .change = origin { return origin }
        }
      }
      return nil
    }
  }

  /// The paths with every mechanism's effect, and what each says at the end of the projection.
  ///
  /// A mechanism whose triggers no change moves leaves every value as it is, to the bit.
  func moving(_ paths: [String: ParameterPath], _ faults: inout [Diagnostic])
    -> (paths: [String: ParameterPath], reports: [MechanismReport])
  {
    var moved = paths
    var reports: [MechanismReport] = []
    for mechanism in scenario.mechanisms {
      let outputs = mechanism.outputs.filter { paths[$0] != nil }
      guard !outputs.isEmpty, let bound = bind(mechanism, paths, &faults) else { continue }
      do {
        for name in outputs {
          guard let path = moved[name] else { continue }
          let changed = try scaled(path, by: bound)
          moved[name] = changed
          checkRange(changed, bound, &faults)
        }
        if let report = try report(of: bound) { reports.append(report) }
      } catch {
        faults.append(diagnostic(error, mechanism))
      }
    }
    return (moved, reports)
  }

  private func bind(
    _ mechanism: any Mechanism, _ paths: [String: ParameterPath], _ faults: inout [Diagnostic]
  ) -> Bound? {
    var before: [String: ParameterPath] = [:]
    var after: [String: ParameterPath] = [:]
    for input in mechanism.inputs {
      guard let definition = catalogue.definition(input.parameter) else { return nil }
      let following = input.following.flatMap { paths[$0] }
      var none: [Diagnostic] = []
      let unchanged = path(of: definition, input, following: following, changes: [], &none)
      before[input.parameter] = unchanged
      after[input.parameter] =
        isChanged(input.parameter)
        ? path(
          of: definition, input, following: following, changes: scenario.changes, &faults)
        : unchanged
    }
    for name in mechanism.triggers {
      guard let definition = catalogue.definition(name), let path = paths[name] else { continue }
      var none: [Diagnostic] = []
      before[name] =
        isChanged(name) ? self.path(of: definition, changes: [], &none) : path
      after[name] = path
    }
    var context: [String: ParameterPath] = [:]
    for name in mechanism.context { context[name] = paths[name] }
    guard mechanism.context.allSatisfy({ context[$0] != nil }) else { return nil }
    return Bound(mechanism: mechanism, before: before, after: after, context: context)
  }

  private func isChanged(_ parameter: String) -> Bool {
    scenario.changes.contains { $0.parameter == parameter }
  }

  /// A path times the mechanism's factor wherever something that sets it to work is changed.
  private func scaled(_ path: ParameterPath, by bound: Bound) throws(MechanismFault)
    -> ParameterPath
  {
    guard bound.isMoved else { return path }
    var (values, origins) = (path.values, path.origins)
    var last: (moment: MechanismMoment, factor: MechanismFactor)?
    for slot in values[0].indices {
      let period = path.start.advanced(by: slot).firstMonth
      guard period > scenario.closedThrough.lastMonth || path.isCover else { continue }
      let moment = bound.moment(
        at: period, closing: scenario.closedThrough, groups: model.groups.map(\.name))
      guard moment.before != moment.after else { continue }
      let factor: MechanismFactor
      if let last, last.moment == moment {
        factor = last.factor
      } else {
        guard let made = try bound.mechanism.factors(at: moment)[path.name] else { continue }
        factor = made
        last = (moment, factor)
      }
      for row in values.indices {
        values[row][slot] *= path.isGrouped ? factor[row] : factor.whole
        origins[row][slot] = bound.origin(at: period) ?? origins[row][slot]
      }
    }
    return ParameterPath(
      name: path.name, isGrouped: path.isGrouped, isCover: path.isCover,
      isDecided: path.isDecided, start: path.start,
      values: values, origins: origins)
  }

  private func report(of bound: Bound) throws(MechanismFault) -> MechanismReport? {
    let period = scenario.projectThrough.lastMonth
    let mechanism = bound.mechanism
    let names = { (list: [String]) in
      list.compactMap { catalogue.definition($0)?.title }
    }
    let (from, to) = (names(mechanism.allTriggers), names(mechanism.outputs))
    return MechanismReport(
      title: LocalizedText(
        from.map(\.chinese).joined(separator: "、") + " → "
          + to.map(\.chinese).joined(separator: "、"),
        from.map(\.english).joined(separator: ", ") + " → "
          + to.map(\.english).joined(separator: ", ")),
      outputs: mechanism.outputs, source: mechanism.source, period: period,
      figures: try mechanism.figures(
        at: bound.moment(
          at: period, closing: scenario.closedThrough, groups: model.groups.map(\.name))))
  }

  // MARK: - What only a mechanism reads

  /// That a change without a tier sets all of them to one value, where they differ in force.
  func setOfAllTiers(_ change: Scenario.Change) -> HistoryFinding? {
    guard change.group == nil, case .set(let points) = change.operation, let point = points.first,
      let definition = catalogue.definition(change.parameter),
      let input = scenario.mechanisms
        .filter({ $0.outputs.contains(where: model.parameters.contains) })
        .flatMap(\.inputs).first(where: { $0.parameter == change.parameter }),
      let lowest = input.rows.map(\.value).min(), let highest = input.rows.map(\.value).max(),
      lowest < highest
    else { return nil }
    let names = input.rows.compactMap(\.name)
    let (low, high, new) = (
      definition.written(lowest), definition.written(highest), definition.written(point.value)
    )
    return HistoryFinding(
      .largeChange,
      LocalizedText(
        "“\(definition.title.chinese)”的变动没有写 tier，\(names.joined(separator: "、")) 都由 \(low) 到 \(high) 改为 \(new)；只改一个层级请加一行 tier",
        "the change of “\(definition.title.english)” names no tier: \(names.joined(separator: ", ")) all go from \(low) to \(high) to \(new); name a tier to change one"
      ), place: change.place)
  }

  /// The path of an input: the values in force, moved with what they follow, with the changes.
  private func path(
    of definition: ParameterDefinition, _ input: MechanismInput, following: ParameterPath?,
    changes: [Scenario.Change], _ faults: inout [Diagnostic]
  ) -> ParameterPath {
    let start = scenario.closedThrough.last(model.frequency)
    let end = max(start, lastReading(of: definition.name))
    func level(_ slot: Period) -> Double {
      guard let following, following.value(group: 0, at: start) != 0 else { return 1 }
      return following.value(group: 0, at: slot) / following.value(group: 0, at: start)
    }
    var rows = input.rows.map { row in
      var filled = Row(
        points: [
          Point(slot: start, value: row.value, origin: .assumption(source: ""), place: nil)
        ], then: nil, lastGiven: start)
      for slot in start...end {
        filled.values.append(row.value * level(slot))
        filled.origins.append(.assumption(source: ""))
      }
      return filled
    }
    for change in changes where change.parameter == definition.name {
      apply(
        change, to: &rows, groups: input.rows.map(\.name), areTiers: true, start: start,
        definition: definition, &faults)
      // A value that is set grows from its date on with what the input follows.
      guard following != nil, change.then == nil, case .set(let points) = change.operation,
        let last = points.last
      else { continue }
      let from = start.distance(to: last.period.first(model.frequency))
      let until = change.until.map { start.distance(to: $0.last(model.frequency)) }
      for row in rows.indices {
        for slot in rows[row].values.indices where slot > from && slot <= until ?? slot {
          let date = last.period.first(model.frequency)
          rows[row].values[slot] *= level(start.advanced(by: slot)) / level(date)
        }
      }
    }
    return ParameterPath(
      name: definition.name, isGrouped: rows.count > 1, isCover: false,
      isDecided: definition.isDecided, start: start,
      values: rows.map(\.values), origins: rows.map(\.origins))
  }

  // MARK: - Faults

  private func checkRange(
    _ path: ParameterPath, _ bound: Bound, _ faults: inout [Diagnostic]
  ) {
    guard let definition = catalogue.definition(path.name),
      let worst = path.values.flatMap(\.self).first(where: { !definition.admits($0) })
    else { return }
    faults.append(
      definition.outOfRange(
        definition.written(worst), isChanged: true, at: place(of: bound.mechanism)))
  }

  private func diagnostic(_ fault: MechanismFault, _ mechanism: any Mechanism) -> Diagnostic {
    Diagnostic(
      code: fault.code, at: place(of: mechanism), found: fault.found, expected: fault.expected,
      remedy: LocalizedText("请核对变动的数和单位", "Check the changed numbers and their units"))
  }

  /// The last change that sets a mechanism to work, else where it is stated.
  private func place(of mechanism: any Mechanism) -> SourcePlace {
    scenario.changes.last { mechanism.allTriggers.contains($0.parameter) }?.place
      ?? mechanism.place
  }
}
