import Forecasting
import Foundation
import Quantities
import Statistics

/// What a line's formula gave for closed years, held against what was.
extension LinePreparation {
  /// One year in which a formula can be held against the records.
  struct ComparedYear {
    let year: Int
    let actual: Double
    let computed: Double

    /// Actual over formula.
    var ratio: Double { actual / computed }
  }

  /// The ratio of actual to formula over the line's last complete years.
  ///
  /// - Parameter past: the line's records without known matters.
  func calibrate(_ line: LineItem, past: LineHistory?, _ formula: LineFormula) -> Calibration? {
    guard line.calibrationYears > 0, let past else { return nil }
    let known = knownYears(line, past, formula).suffix(line.calibrationYears)
    guard let first = known.first?.year, let last = known.last?.year else { return nil }
    let computed = known.reduce(0) { $0 + formula.amount(inYear: $1.year) }
    let actual = known.reduce(0) { $0 + $1.amount }
    guard computed > 0, actual > 0 else { return nil }
    return Calibration(years: first...last, ratio: actual / computed)
  }

  /// The years in which formula and actual can be compared: a year whose autumn collects for cover
  /// that has not begun would be held against assumptions, which a scenario may change.
  func knownYears(_ line: LineItem, _ past: LineHistory, _ formula: LineFormula)
    -> [LineHistory.AnnualTotal]
  {
    actualYears(line, past).filter {
      !formula.restsOnCover(after: history.closedThrough, inYear: $0.year)
    }
  }

  /// What a formula is compared with: services incurred where they are known, else payments.
  func actualYears(_ line: LineItem, _ past: LineHistory) -> [LineHistory.AnnualTotal] {
    guard let incurred = past.incurred, line.settlement != nil else { return past.years }
    let years = incurred.aggregatedToYears()
    return years.observations.map {
      LineHistory.AnnualTotal(year: $0.period.year, amount: $0.value, standing: .final)
    }
  }

  /// The years behind a line's calibration whose ratio is far from that of the other years.
  func departures(of line: LineItem) -> [CalibrationDeparture] {
    guard line.calibrationYears > 0, let past = history.lines[line.name]?.underlying else {
      return []
    }
    let formula = LineFormula(line, plan: plan, history: history)
    let compared = knownYears(line, past, formula).suffix(CalibrationDeparture.years).compactMap {
      let year = ComparedYear(
        year: $0.year, actual: $0.amount, computed: formula.amount(inYear: $0.year))
      return year.actual > 0 && year.computed > 0 ? year : nil
    }
    return compared.suffix(line.calibrationYears).compactMap { year in
      let usual = usualRatio(beside: year, in: compared)
      guard usual != nil || abs(log(year.ratio)) > log(CalibrationDeparture.unlikely) else {
        return nil
      }
      return CalibrationDeparture(
        line: line.name, year: year.year, ratio: year.ratio, usual: usual,
        amount: year.actual - year.computed * (usual ?? 1))
    }
  }

  /// The median ratio of the other years, where a year is far from it.
  private func usualRatio(beside year: ComparedYear, in compared: [ComparedYear]) -> Double? {
    let others = compared.filter { $0.year != year.year }.map { log($0.ratio) }
    guard !others.isEmpty else { return nil }
    let median = SampleQuantiles([0.5])
    let usual = median.of(others)[0]
    let scatter = median.of(others.map { abs($0 - usual) })[0]
    let bound =
      others.count < 3
      ? CalibrationDeparture.farFromFew
      : max(CalibrationDeparture.far, CalibrationDeparture.scatters * scatter)
    return abs(log(year.ratio) - usual) > bound ? exp(usual) : nil
  }
}
