import Foundation
public import Quantities

/// What the months to come bring of a cover year's contribution once some of it is collected.
///
/// The formula gives what is due, D, and the usual months say that the part S of it comes by the close.
/// Where r has come instead, people pay earlier or later than usual or there are more or fewer of them:
/// r / D ≈ S + S λ + ε, with λ the error of the formula and ε that of the pace. Of the gap
/// δ = r / D − S the share of the formula is λ = δ S σλ² / (S² σλ² + σε²), and what is left to come is
/// D (1 + λ) − r. What came early does not come again, and what has not come is still awaited; neither
/// is carried to later cover.
public struct CollectionRemainder: Sendable, Hashable {
  /// The short name of the line.
  public let line: String
  /// The last closed month.
  public let closed: Period
  /// The cover year being collected.
  public let cover: Int
  /// What has come of it, in currency units.
  public let received: Double
  /// What the formula gives for the whole cover year, in currency units.
  public let due: Double
  /// The part of a cover year that usually has come by the close, as a fraction.
  public let usual: Double
  /// What is expected of it after the close, in currency units; never below zero.
  public let left: Double

  /// The standard deviation of what is expected after the close, in currency units: what is not known of
  /// the whole, D σλ σε / √(S² σλ² + σε²), is not known of what is left of it.
  public let deviation: Double

  /// The part that has come, as a fraction of what is due.
  public var reached: Double { received / due }

  /// What the months to come would bring by the formula alone.
  public var open: Double { due * (1 - usual) }

  /// The standard deviation of the share reached when half has come, before a fund's own years tell it;
  /// as for money that comes in at random, that of a share S is in proportion to √(S (1 − S)).
  static let halfwayDeviation = 0.05

  /// The largest standard deviation of what is left, as a part of it, that is carried to the paths.
  static let largestDeviation = 0.5

  /// How many of the fund's own years that assumption is worth.
  static let assumedYears = 1.0

  /// - Parameters:
  ///   - departures: by how much the share reached at this month was off in earlier cover years.
  ///   - formulaDeviation: the standard deviation of what the formula gives, as a fraction.
  init?(
    line: String, closed: Period, cover: Int, received: Double, due: Double, usual: Double,
    departures: [Double], formulaDeviation: Double
  ) {
    guard due > 0, due.isFinite, received.isFinite, usual > 0, usual < 1 - 1e-9 else { return nil }
    self.line = line
    self.closed = closed
    self.cover = cover
    self.received = received
    self.due = due
    self.usual = usual
    let assumed =
      4 * Self.halfwayDeviation * Self.halfwayDeviation * usual * (1 - usual)
    let years = Double(departures.count)
    let squares = departures.reduce(0) { $0 + $1 * $1 }
    // A mean of few years is itself off.
    let pace =
      (Self.assumedYears * assumed + squares) / (Self.assumedYears + max(0, years - 1))
      * (1 + 1 / max(years, 1))
    let formula = usual * usual * formulaDeviation * formulaDeviation
    let gap = received / due - usual
    let more = formula + pace > 0 ? gap / usual * formula / (formula + pace) : 0
    left = max(0, due * (1 + more) - received)
    let together = formula + pace
    deviation =
      together > 0 ? due * formulaDeviation * (pace / together).squareRoot() : 0
  }
}

extension Plan {
  /// What is left of the cover years being collected, line by line in the model's order; see
  /// ``CollectionRemainder``.
  public func collectionRemainders(from history: FundHistory) -> [CollectionRemainder] {
    let preparation = LinePreparation(
      history: history, plan: self, start: history.closedThrough.advanced(by: 1), count: 0)
    return model.lines.compactMap { line in
      guard let past = history.lines[line.name]?.underlying else { return nil }
      let formula = LineFormula(line, plan: self, history: history)
      let ratio = preparation.calibrate(line, past: past, formula)?.ratio ?? 1
      return preparation.collectionRemainder(of: line, past: past, formula, ratio: ratio)
    }
  }
}

extension LinePreparation {
  /// What is left of the cover year that a line is collecting; `nil` where its months are the model's
  /// alone, where collection has not begun, and where a month of it is not on record.
  ///
  /// - Parameters:
  ///   - past: the line's records without known matters.
  ///   - ratio: actual over formula, by which the formula is multiplied.
  func collectionRemainder(
    of line: LineItem, past: LineHistory, _ formula: LineFormula, ratio: Double
  ) -> CollectionRemainder? {
    let closed = history.closedThrough
    guard closed.frequency == .month, let shares = line.estimatedCollection,
      let first = shares.map(\.offset).min()
    else { return nil }
    let elapsed = ((closed.index - 1 - first) % 12 + 12) % 12
    let offset = first + elapsed
    let january = closed.advanced(by: -offset)
    let amounts = (0...elapsed).compactMap { past.observed(closed.advanced(by: -$0)) }
    guard amounts.count == elapsed + 1 else { return nil }
    let due = formula.due(forCover: january.year) * ratio
    let season = CollectionSeason(past, beginningAt: first, through: closed)
    // How far the formula was from what cover years brought that are collected in full.
    let errors = (season?.covers ?? []).compactMap { cover -> Double? in
      let start = Period(year: cover, month: 1).advanced(by: first)
      let came = (0..<12).reduce(0) { $0 + (past.observed(start.advanced(by: $1)) ?? 0) }
      let given = formula.due(forCover: cover) * ratio
      return came > 0 && given > 0 ? log(came / given) : nil
    }
    let (own, weight) = (line.uncertainty.annual, line.uncertainty.weight)
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    let formulaVariance =
      weight.isFinite && weight + Double(errors.count) > 0
      ? (weight * own * own + squares) / (weight + Double(errors.count)) : own * own
    return CollectionRemainder(
      line: line.name, closed: closed, cover: january.year, received: amounts.reduce(0, +),
      due: due, usual: shares.reduce(0) { $1.offset <= offset ? $0 + $1.share : $0 },
      departures: season?.departures(through: offset) ?? [],
      formulaDeviation: formulaVariance.squareRoot())
  }
}
