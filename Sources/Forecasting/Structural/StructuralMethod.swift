public import Quantities
internal import Statistics

#if canImport(Glibc)
  internal import Glibc
#endif

/// A structural model: level, slope and season as parts that change with time, estimated by exact
/// diffuse maximum likelihood; see ``StructuralForm``.
public struct StructuralMethod: ForecastMethod, Hashable {
  /// The form; `nil` to choose between local level and local linear trend, with a season where the
  /// series is long enough to tell it.
  public let form: StructuralForm?

  /// Makes a method.
  public init(_ form: StructuralForm? = nil) {
    self.form = form
  }

  /// What the method is called.
  public var name: LocalizedText {
    LocalizedText("结构时间序列模型", "structural model")
  }

  /// Estimates the variances; among forms the one with the least criterion of Akaike is kept, the
  /// elements of the first state counted as parameters (Harvey 1989, section 2.6.3).
  ///
  /// A likelihood that is diffuse over d elements is a density of n − d values, so that forms with
  /// different d would be ranked by the unit of the series. They are compared in the unit of the first
  /// form's one-step errors, in which a value more or less weighs as any other.
  ///
  /// Missing values need no filling. With gaps the search starts where it ends on the series with
  /// its gaps filled (``Series/interpolated()``), whose likelihood is cheaper.
  ///
  /// - Throws: ``ForecastingError``: `noObservation`; `notSeasonal` for a season of annual data;
  ///   `tooShort(observations:needed:)` with fewer than three observations beyond the state;
  ///   `numericallyUnstable(method:)`.
  public func fit(_ whole: Series) throws(ForecastingError) -> StructuralModel {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let season = series.frequency.periodsPerYear
    if let form { return try StructuralMethod.estimate(form, series, from: nil) }
    let isSeasonal = season > 1 && series.observedCount >= 2 * season + 4
    var best: (model: StructuralModel, criterion: Double)?
    var unit: Double?
    var failure: ForecastingError?
    for hasSlope in [false, true] {
      do throws(ForecastingError) {
        let model = try StructuralMethod.estimate(
          StructuralForm(hasSlope: hasSlope, isSeasonal: isSeasonal), series, from: nil)
        let own = unit ?? StructuralMethod.size(of: model.errors)
        unit = own
        // The density of values in another unit is that many times larger for each of them.
        let diffuse = Double(model.form.stateCount(seasonLength: season))
        let criterion = model.likelihood.aic + 2 * diffuse * log(own)
        if criterion < best?.criterion ?? .infinity { best = (model, criterion) }
      } catch {
        failure = failure ?? error
      }
    }
    guard let best else { throw failure ?? .numericallyUnstable(method: name) }
    return best.model
  }

  /// The root of the mean square of errors; one where there are none.
  private static func size(of errors: Series) -> Double {
    let values = errors.observedValues
    let square = values.reduce(0) { $0 + $1 * $1 } / Double(max(values.count, 1))
    return square > 0 ? square.squareRoot() : 1
  }

  /// The limits of the logarithms of the variances, relative to that of the irregular part.
  private static let range = -20.0...10.0

  /// The variances of the highest likelihood, searched from several points or from one given.
  static func estimate(
    _ form: StructuralForm, _ series: Series, from start: StructuralVariances?
  ) throws(ForecastingError) -> StructuralModel {
    if start == nil && !series.isComplete {
      let guide = try? estimate(form, series.interpolated(), from: nil)
      if let guide, guide.variances.irregular > 0,
        let found = try? estimate(form, series, from: guide.variances)
      {
        return found
      }
    }
    return try search(form, series, from: start)
  }

  private static func search(
    _ form: StructuralForm, _ series: Series, from start: StructuralVariances?
  ) throws(ForecastingError) -> StructuralModel {
    let season = series.frequency.periodsPerYear
    if form.isSeasonal && season == 1 { throw .notSeasonal }
    let needed = form.stateCount(seasonLength: season) + 3
    guard series.observedCount >= needed else {
      throw .tooShort(observations: series.observedCount, needed: needed)
    }
    let size = series.observedValues.reduce(0) { max($0, abs($1)) }
    let unit = size > 0 ? size : 1
    let values = series.storage.map { $0 / unit }
    func variances(_ point: [Double]) -> StructuralVariances {
      StructuralVariances(
        irregular: 1, level: exp(point[0]), slope: form.hasSlope ? exp(point[1]) : 0,
        season: form.isSeasonal ? exp(point[point.count - 1]) : 0)
    }
    let fast = StructuralLikelihood(form, values, seasonLength: season)
    func loss(_ point: [Double]) -> Double {
      if let fast { return fast.logLikelihood(variances(point)).map { -$0 } ?? .infinity }
      var filter = StructuralFilter(form, variances(point), seasonLength: season)
      for value in values where !filter.take(value) { return .infinity }
      return filter.logLikelihood.map { -$0 } ?? .infinity
    }
    let starts: [[Double]]
    if let start, start.irregular > 0 {
      let ratios =
        [start.level] + (form.hasSlope ? [start.slope] : [])
        + (form.isSeasonal ? [start.season] : [])
      starts = [
        ratios.map {
          min(max(log(max($0 / start.irregular, 1e-300)), range.lowerBound), range.upperBound)
        }
      ]
    } else {
      // Parts that move fast or slowly, and a smooth trend under a fixed season.
      starts =
        [-1.0, 1].map { level in
          [level] + (form.hasSlope ? [level - 5] : []) + (form.isSeasonal ? [level - 4] : [])
        } + [[-8] + (form.hasSlope ? [-6] : []) + (form.isSeasonal ? [-12] : [])]
    }
    let search = NelderMead(
      valueTolerance: 1e-8, pointTolerance: 1e-4, maximumEvaluations: start == nil ? 250 : 80,
      restarts: start == nil ? 1 : 0, relativeStep: start == nil ? 1 : 0.2)
    let bounds = [ClosedRange<Double>](repeating: range, count: form.ratioCount)
    var best: Minimum?
    for point in starts {
      let found = search.minimise(from: point, bounds: bounds, loss)
      if found.value.isFinite && found.value < best?.value ?? .infinity { best = found }
    }
    guard let best else { throw .numericallyUnstable(method: form.modelName) }
    var filter = StructuralFilter(form, variances(best.point), seasonLength: season)
    for value in values where !filter.take(value) {
      throw .numericallyUnstable(method: form.modelName)
    }
    guard let scale = filter.scale, scale > 0 else {
      throw .numericallyUnstable(method: form.modelName)
    }
    return try StructuralModel(
      form, variances(best.point).scaled(by: scale * unit * unit), on: series)
  }
}
