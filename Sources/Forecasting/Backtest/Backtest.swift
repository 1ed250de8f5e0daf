public import Quantities

/// The errors of several methods from the same origins.
public struct Backtest: Sendable, Hashable {
  /// The last period known at each origin.
  public let origins: [Period]

  /// The errors of each method, in the order the methods were given.
  public let methods: [MethodErrors]
}

/// The errors of one method.
public struct MethodErrors: Sendable, Hashable {
  /// What the method is called.
  public let method: LocalizedText

  /// One error an origin and step, in order.
  public let errors: [ForecastError]

  /// One error of the year's total an origin within a year.
  public let yearEnds: [YearEndError]

  /// The origins at which the method could not be fitted.
  public let failures: Int

  /// Makes the errors of a method known from elsewhere.
  public init(
    method: LocalizedText, errors: [ForecastError], yearEnds: [YearEndError], failures: Int
  ) {
    self.method = method
    self.errors = errors
    self.yearEnds = yearEnds
    self.failures = failures
  }

  /// The measures over all steps.
  public var overall: ErrorMeasures { ErrorMeasures(errors) }

  /// The measures of each step ahead that was tried, from 1.
  public var byStep: [(step: Int, measures: ErrorMeasures)] {
    let last = errors.map(\.step).max() ?? 0
    return (0..<last).compactMap { index in
      let part = errors.filter { $0.step == index + 1 }
      return part.isEmpty ? nil : (index + 1, ErrorMeasures(part))
    }
  }

  /// The mean of |forecast − total|/|total| over forecasts of the year's total, `nil` without one.
  public var yearEndMeanAbsoluteError: Double? {
    guard !yearEnds.isEmpty else { return nil }
    return yearEnds.reduce(0) { $0 + abs($1.relativeError) } / Double(yearEnds.count)
  }

  /// The part of year's totals that lay in their 80 % interval and that in their 95 % one; `nil`
  /// where none has intervals.
  public var yearEndCoverage: (level80: Double, level95: Double)? {
    let covered = yearEnds.map(\.areCovered).filter { $0.count == 2 }
    guard !covered.isEmpty else { return nil }
    func part(_ place: Int) -> Double {
      Double(covered.count { $0[place] }) / Double(covered.count)
    }
    return (part(0), part(1))
  }
}
