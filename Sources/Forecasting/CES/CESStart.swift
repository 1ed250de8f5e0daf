internal import Quantities

/// Where the first of the passes over a series starts.
struct CESStart {
  let form: CESForm

  /// The values, NaN where missing, in a unit that makes them about one.
  let values: [Double]

  /// The number of places in the cycle of seasons; one for the form without season.
  let cycle: Int

  /// The state before the first pass, its potentials a little below the values.
  let state: CESState

  /// The unit of the values: their mean size, or one where all are zero.
  let unit: Double

  /// How much smaller the first potential is than its value.
  private static let potentialPart = 1.1

  init(_ form: CESForm, _ series: Series) {
    self.form = form
    let period = series.frequency.periodsPerYear
    cycle = form == .none ? 1 : period
    let observed = series.observedValues
    let size = observed.reduce(0) { $0 + abs($1) / Double(observed.count) }
    unit = size > 0 && size.isFinite ? size : 1
    let unit = self.unit
    values = series.storage.map { $0 / unit }
    let filled = series.isComplete ? series : series.interpolated()
    let first = filled.storage.prefix(form == .none ? 10 : period).map { $0 / unit }
    let mean = first.reduce(0, +) / Double(max(first.count, 1))
    let levels = form == .simple ? first : [mean]
    var seasons: [Double] = []
    if form.hasSeasonalEffects {
      let parts = try? ClassicalDecomposition().decompose(filled)
      seasons = parts.map { $0.seasons[0].storage.prefix(period).map { $0 / unit } } ?? []
      seasons += [Double](repeating: 0, count: period - seasons.count)
    }
    state = CESState(
      levels: levels, potentials: levels.map { $0 / CESStart.potentialPart }, seasons: seasons,
      seasonPotentials: form == .full ? seasons.map { $0 / CESStart.potentialPart } : [])
  }
}
