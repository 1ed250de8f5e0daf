public import Quantities

extension Plan {
  /// The plan with one parameter changed from a date on.
  ///
  /// Every value dated `from` or later, and no later than `until`, is multiplied by 1 + `amount`
  /// or raised by `amount`; its origin becomes a change. Values before `from` stay as they were,
  /// also where they are the first value held backwards. A parameter the plan does not hold, or a
  /// date past the projection, changes nothing.
  ///
  /// - Parameters:
  ///   - name: the parameter's full name.
  ///   - amount: a fraction where `relative`, else base units of the parameter.
  ///   - from: the first period for a cash parameter; for a cover parameter the year that contains
  ///     it is the first cover year.
  ///   - until: the last period or cover year that changes; `nil` is the end.
  ///   - group: the only group changed; `nil` changes all.
  ///   - scenario: what the origins name as the scenario.
  ///   - source: what the origins name as the source.
  public func shifting(
    parameter name: String, by amount: Double, relative: Bool, from: Period,
    until: Period? = nil, group: String? = nil, scenario: String = "", source: String = ""
  ) -> Plan {
    guard let path = parameters[name] else { return self }
    let index = group.flatMap { group in model.groups.firstIndex { $0.name == group } }
    if group != nil && path.isGrouped && index == nil { return self }
    var parameters = parameters
    parameters[name] = path.shifted(
      row: path.isGrouped ? index : nil, from: from, until: until,
      origin: .change(scenario: scenario, source: source)
    ) { relative ? $0 * (1 + amount) : $0 + amount }
    return Plan(
      model: model, projectThrough: projectThrough, parameters: parameters, events: events,
      targets: targets, simulation: simulation, seriesForecasts: seriesForecasts,
      secondViews: secondViews, settlements: settlements)
  }

  /// The plan with what no decision sets as it was a year before, and all that is decided as it is.
  var withLevelsOfTheYearBefore: Plan {
    replacing(parameters: parameters.mapValues { $0.isDecided ? $0 : $0.aYearLater })
  }

  /// The plan with other parameters.
  public func replacing(parameters: [String: ParameterPath]) -> Plan {
    Plan(
      model: model, projectThrough: projectThrough, parameters: parameters, events: events,
      targets: targets, simulation: simulation, seriesForecasts: seriesForecasts,
      secondViews: secondViews, settlements: settlements)
  }

  /// The plan with another number of simulated paths; 0 asks for the central path alone.
  public func withPaths(_ paths: Int) -> Plan {
    Plan(
      model: model, projectThrough: projectThrough, parameters: parameters, events: events,
      targets: targets, simulation: SimulationSettings(paths: paths, seed: simulation.seed),
      seriesForecasts: seriesForecasts, secondViews: secondViews, settlements: settlements)
  }

  /// The first date from which a parameter can change without altering a closed period.
  ///
  /// For a cash parameter it is the first period after the last closed one, or the first of `year`
  /// if that is later. For a cover parameter it is the first cover year no part of which has been
  /// collected by the last closed period.
  public func firstChange(of name: String, closedThrough: Period, notBefore year: Int) -> Period {
    guard let path = parameters[name], path.isCover else {
      return max(
        closedThrough.advanced(by: 1), Period(year: year).first(closedThrough.frequency))
    }
    let earliest = firstCollectionOffset(of: name)
    var cover = closedThrough.year
    while Period(year: cover, month: 1).advanced(by: earliest) <= closedThrough.lastMonth {
      cover += 1
    }
    return Period(year: cover)
  }

  /// The earliest month, counted from January of the cover year, in which a line collects what the
  /// parameter determines; 0 where none is collected ahead.
  private func firstCollectionOffset(of name: String) -> Int {
    var earliest = 0
    for line in model.lines {
      guard case .driver(let terms) = line.method else { continue }
      for term in terms where term.amount.parameters.contains(name) {
        guard case .collection(let shares) = term.timing else { continue }
        for share in shares where share.share != 0 { earliest = min(earliest, share.offset) }
      }
    }
    return earliest
  }
}

extension ParameterPath {
  /// The path with the slots from one date to another transformed, in one row or in all.
  fileprivate func shifted(
    row only: Int?, from: Period, until: Period?, origin: ValueOrigin,
    _ transform: (Double) -> Double
  ) -> ParameterPath {
    let first = from.first(start.frequency)
    let last = until?.last(start.frequency)
    // One slot before the change keeps what the first value said of earlier dates.
    let lead = max(0, first.distance(to: start) + 1)
    let newStart = start.advanced(by: -lead)
    var values: [[Double]] = []
    var origins: [[ValueOrigin]] = []
    for row in self.values.indices {
      var rowValues = [Double](repeating: self.values[row][0], count: lead) + self.values[row]
      var rowOrigins =
        [ValueOrigin](repeating: self.origins[row][0], count: lead) + self.origins[row]
      // A change that ends keeps the value after it, also past the last slot.
      if let last, newStart.distance(to: last) + 1 >= rowValues.count {
        let missing = newStart.distance(to: last) + 2 - rowValues.count
        rowValues += [Double](repeating: rowValues[rowValues.count - 1], count: missing)
        rowOrigins += [ValueOrigin](repeating: rowOrigins[rowOrigins.count - 1], count: missing)
      }
      if only == nil || only == row {
        for slot in rowValues.indices {
          let date = newStart.advanced(by: slot)
          guard date >= first, last.map({ date <= $0 }) ?? true else { continue }
          rowValues[slot] = transform(rowValues[slot])
          rowOrigins[slot] = origin
        }
      }
      values.append(rowValues)
      origins.append(rowOrigins)
    }
    return ParameterPath(
      name: name, isGrouped: isGrouped, isCover: isCover, isDecided: isDecided, start: newStart,
      values: values,
      origins: origins)
  }
}
