import Forecasting
public import Quantities

/// What a line's instalments of a year still bring once some of the year is closed.
///
/// The year's amount is fixed, a subsidy by persons and standard, say; only when it comes is not. What
/// came by the close beyond what the months' shares put there is taken off the next instalments in
/// their order, and what has not come comes with the next one, or in the next period where nothing more
/// falls due in the year: no instalment answers to what changes after it.
public struct InstalmentRemainder: Sendable, Hashable {
  /// The short name of the line.
  public let line: String
  /// The last closed period.
  public let closed: Period
  /// What came in the closed part of the year, in currency units.
  public let received: Double
  /// What the formula puts there.
  public let expected: Double
  /// What the formula leaves for later of the instalments that fall due in the year.
  public let open: Double

  /// The part of the year's amount from which on what has not come after the last instalment was due is
  /// money under way; less is a year's amount that is a little other than the formula's.
  static let telling = 0.05

  /// What came beyond what was due by the close; below zero where something has not come.
  public var ahead: Double { received - expected }

  /// What the instalments to come bring of the year's amount; never below zero.
  public var left: Double { max(0, open - ahead) }

  /// What came beyond the whole year's amount; zero where there is something left.
  public var excess: Double { max(0, ahead - open) }

  /// What is put on instalments as they arrive, in the order of time: what has not come on the first,
  /// and what came before its time off each in turn.
  ///
  /// - Parameter instalments: what the formula gives of the year's instalments, period by period.
  func corrections(to instalments: [Double]) -> [Double] {
    var rest = ahead
    guard open > 0 else {
      return instalments.indices.map { $0 == 0 ? max(0, -ahead) : 0 }
    }
    return instalments.map { due in
      guard due > 0 else { return 0 }
      let taken = min(rest, due)
      rest -= taken
      return -taken
    }
  }
}

extension Plan {
  /// The lines of instalments whose year is partly closed, in the model's order; see
  /// ``InstalmentRemainder``.
  public func instalmentRemainders(from history: FundHistory) -> [InstalmentRemainder] {
    let preparation = LinePreparation(
      history: history, plan: self, start: history.closedThrough.advanced(by: 1), count: 0)
    return model.lines.compactMap { line in
      guard let past = history.lines[line.name]?.underlying else { return nil }
      let formula = LineFormula(line, plan: self, history: history)
      let ratio = preparation.calibrate(line, past: past, formula)?.ratio ?? 1
      return preparation.remainder(of: line, past: past, formula, ratio: ratio)
    }
  }
}

extension LinePreparation {
  /// What a line's instalments still bring; `nil` where it has none, where the year has just begun or
  /// is over, where nothing of the year is on record, and where all that falls due has come.
  ///
  /// - Parameters:
  ///   - past: The line's records without known matters.
  ///   - ratio: Actual over formula, by which the formula is multiplied.
  func remainder(of line: LineItem, past: LineHistory, _ formula: LineFormula, ratio: Double)
    -> InstalmentRemainder?
  {
    let closed = history.closedThrough
    let first = closed.advanced(by: 1 - closed.index)
    guard formula.hasInstalments, start.year == closed.year, line.settlement == nil,
      line.spread == nil, (first...closed).contains(where: { past.flows[$0] != nil })
    else { return nil }
    let expected = (first...closed).reduce(0) { $0 + formula.amount(in: $1).total } * ratio
    // A delay is no longer than a year.
    let open = (0..<2 * frequency.periodsPerYear).reduce(0) { sum, step in
      sum
        + formula.instalments(dueIn: closed.year, arrivingIn: closed.advanced(by: 1 + step)) * ratio
    }
    let received = past.yearToDate(through: closed)
    guard expected.isFinite, open.isFinite,
      open > 0 || expected - received > InstalmentRemainder.telling * expected
    else { return nil }
    return InstalmentRemainder(
      line: line.name, closed: closed, received: received, expected: expected, open: open)
  }
}
