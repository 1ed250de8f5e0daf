public import Quantities

/// A line's own history continued: the central amounts and the method that gave them.
public struct SeriesForecast: Sendable, Hashable {
  /// Amounts from the first projected period.
  public let amounts: [Double]
  /// The forecasting method's name in words.
  public let method: LocalizedText
}

extension Plan {
  /// The plan with the forecasts of its series lines made once, so that it can be varied and
  /// projected many times.
  ///
  /// - Throws: ``ProjectionError/historyTooShort(line:found:needed:)``.
  public func forecastingSeries(from history: FundHistory) throws(ProjectionError) -> Plan {
    var main: [String: SeriesForecast] = [:]
    var second: [String: SeriesForecast] = [:]
    for line in model.lines {
      let made = try forecasts(of: line, from: history)
      main[line.name] = made.main
      second[line.name] = made.second
    }
    return Plan(
      model: model, projectThrough: projectThrough, parameters: parameters, events: events,
      targets: targets, simulation: simulation, seriesForecasts: main, secondViews: second,
      settlements: settlements)
  }

  /// The forecasts of one line, which need nothing of the others.
  ///
  /// - Throws: ``ProjectionError/historyTooShort(line:found:needed:)``.
  public func forecasts(of line: LineItem, from history: FundHistory) throws(ProjectionError)
    -> LineForecasts
  {
    let start = history.closedThrough.advanced(by: 1)
    let projection = SeriesProjection(
      line: line.name, past: history.lines[line.name]?.underlying, start: start,
      count: max(0, start.distance(to: projectThrough) + 1))
    var main: SeriesForecast?
    if case .series(let method) = line.method { main = try projection.forecast(method) }
    return LineForecasts(main: main, second: try line.secondView.map(projection.forecast))
  }
}
