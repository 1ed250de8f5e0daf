import Foundation
import Quantities

/// What a line's past says of its uncertainty.
extension LinePreparation {
  /// The evidence of the past; a plan without paths does not ask.
  func evidence(of line: LineItem, past: LineHistory?, _ formula: LineFormula) -> LineEvidence {
    guard let past, plan.simulation.paths > 0 else {
      return LineEvidence(
        uncertainty: line.uncertainty, growthErrors: [], isCentred: false, monthlyDeviation: nil)
    }
    let growth: [Double] =
      switch line.method {
      case .driver, .cohort: growthBeyondDecisions(line, past, formula)
      case .series, .rule, .plan: growth(line, past)
      }
    let mean = growth.isEmpty ? 0 : growth.reduce(0, +) / Double(growth.count)
    return LineEvidence(
      uncertainty: line.uncertainty, growthErrors: growth.map { $0 - mean }, isCentred: true,
      monthlyDeviation: (formula.season ?? past.seasonal)?.periodDeviation)
  }

  /// The logarithms of yearly growth.
  ///
  /// Ten years tell what growth does now; a programme's first years do not.
  private func growth(_ line: LineItem, _ past: LineHistory) -> [Double] {
    let years = actualYears(line, past).filter { $0.amount > 0 }.suffix(11)
    return zip(years.dropFirst(), years)
      .filter { $0.year == $1.year + 1 }
      .map { log($0.amount / $1.amount) }
  }

  /// The logarithms of yearly growth beyond what standards and rates decided for the year make of it.
  ///
  /// People, base, use and cost of a year are known only after it: a projection carries them on, and
  /// how far they went from one year to the next is what it cannot know.
  private func growthBeyondDecisions(
    _ line: LineItem, _ past: LineHistory, _ formula: LineFormula
  ) -> [Double] {
    let decided = LineFormula(line, plan: plan.withLevelsOfTheYearBefore, history: history)
    let years = knownYears(line, past, formula).filter { $0.amount > 0 }.suffix(11)
    // Years that do not adjoin tell the growth of no single year.
    return zip(years.dropFirst(), years).compactMap { year, before in
      guard year.year == before.year + 1 else { return nil }
      let (from, to) = (
        formula.amount(inYear: before.year), decided.amount(inYear: year.year)
      )
      return from > 0 && to > 0 ? log(year.amount / before.amount) - log(to / from) : nil
    }
  }
}
