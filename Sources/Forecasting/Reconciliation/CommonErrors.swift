public import Quantities

/// One-step errors of several models in the periods in which all of them have one.
public struct CommonErrors: Sendable, Hashable {
  /// The periods in order.
  public let periods: [Period]

  /// One list a model, in the order of ``periods`` and in the unit of its series.
  public let values: [[Double]]

  /// Gathers the errors of models of one frequency.
  public init(of models: [any FittedModel]) {
    let errors = models.map(\.errors)
    guard let first = errors.first else {
      periods = []
      values = []
      return
    }
    periods = first.periods.filter { period in errors.allSatisfy { $0[period] != nil } }
    let common = periods
    values = errors.map { series in common.compactMap { series[$0] } }
  }

  /// The errors less their mean in units of their standard deviation; zeros where they do not vary.
  var standardised: [[Double]] {
    values.map { errors in
      let count = Double(max(errors.count, 1))
      let mean = errors.reduce(0, +) / count
      let deviation = (errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
      return errors.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
    }
  }
}
