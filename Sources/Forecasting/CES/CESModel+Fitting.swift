internal import Quantities

extension CESModel {
  /// Where searches start: a level that moves little, one that falls back to zero, and a quick one.
  private static let starts: [CESParameters] = [
    CESParameters(levelReal: 1.3, levelImaginary: 1, seasonReal: 0.3, seasonImaginary: 1),
    CESParameters(levelReal: 1.3, levelImaginary: 0.97, seasonReal: 0.3, seasonImaginary: 1.03),
    CESParameters(levelReal: 1.7, levelImaginary: 1, seasonReal: 0.1, seasonImaginary: 1),
  ]

  /// Estimates a form by least squares of the one-step errors, with damped Gauss–Newton steps
  /// from several starting points, and from given parameters alone where there are some.
  ///
  /// - Throws: ``ForecastingError`` as ``CESModel/init(_:_:on:)``.
  init(fitting form: CESForm, to whole: Series, from first: CESParameters? = nil)
    throws(ForecastingError)
  {
    let start = try CESModel.checked(form, whole)
    let search = CESSearch(start: start)
    let points =
      first.map { [$0.point(form)] }
      ?? CESModel.starts.map { parameters in
        var point = parameters.point(form)
        // The full form's season is a level of its own, lagged by a year.
        if form == .full { point[2] = 1 + parameters.seasonReal }
        return point
      }
    guard let best = search.best(from: points) else {
      throw .numericallyUnstable(method: CESMethod(form).name)
    }
    try self.init(best, start, on: whole.trimmed())
  }
}

/// The search for the parameters of one form.
struct CESSearch {
  let start: CESStart

  /// The parameters allowed, before the check that they are admissible.
  private static let bounds: [ClosedRange<Double>] = [
    0.01...2.5, 0.01...1.9, 0...2.5, 0.01...1.9,
  ]

  /// The parameters of the least sum of squares found, `nil` where no point is allowed.
  func best(from points: [[Double]]) -> CESParameters? {
    var outcomes = points.compactMap { minimise($0, steps: 10, tolerance: 1e-4) }
    outcomes.sort { $0.sumOfSquares < $1.sumOfSquares }
    guard let leader = outcomes.first,
      let refined = minimise(leader.point, steps: 50, tolerance: 1e-8)
    else { return nil }
    return CESParameters(start.form, refined.point)
  }

  private func minimise(_ point: [Double], steps: Int, tolerance: Double)
    -> GaussNewton.Outcome?
  {
    GaussNewton.minimise(
      from: point, bounds: Array(CESSearch.bounds.prefix(point.count)), steps: steps,
      tolerance: tolerance, evaluate)
  }

  private func evaluate(_ point: [Double]) -> GaussNewton.Evaluation? {
    let parameters = CESParameters(start.form, point)
    guard parameters.areAdmissible(for: start.form, seasonLength: start.cycle) else { return nil }
    let run = CESRecursion(start, parameters)
    guard run.sumOfSquares.isFinite, run.jacobian.allSatisfy(\.isFinite) else { return nil }
    return (run.errors, run.jacobian)
  }
}
