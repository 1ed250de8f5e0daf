import Forecasting
import Quantities

extension ForecastOutcome {
  /// Puts judgements in place of forecasts, and lets everything that adds up with them follow.
  ///
  /// A change to a sum is shared among its parts in proportion to their forecasts, a change to a
  /// part goes into its sums; intervals move with their means.
  ///
  /// - Parameter hierarchy: Which series are sums of which; its series come first.
  /// - Throws: ``Quantities/InputFault`` where a judgement names what is not forecast, is negative
  ///   where nothing can be, or contradicts others.
  mutating func override(_ file: OverridesFile, _ hierarchy: Hierarchy?) throws(InputFault) {
    let places = Dictionary(series.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let grouped = hierarchy?.count ?? 0
    // The parts: every leaf and every series of no group, by step.
    var offsets: [Int: Int] = [:]
    var values: [Double] = []
    var isNonNegative: [Bool] = []
    for (place, one) in series.enumerated()
    where place >= grouped || hierarchy?.leaves.contains(place) == true {
      offsets[place] = values.count
      let rows = one.rows.filter { $0.steps.count == 1 && $0.isSingle }
      values += rows.map(\.mean)
      isNonNegative += rows.map { $0.floor != nil }
    }
    func parts(_ place: Int, _ steps: Range<Int>) -> [Int] {
      let leaves =
        place < grouped
        ? hierarchy.map { hierarchy in
          hierarchy.leavesOfSeries[place].map { hierarchy.leaves[$0] }
        } ?? [] : [place]
      return leaves.flatMap { leaf in steps.map { (offsets[leaf] ?? 0) + $0 } }
    }
    var faults: [Diagnostic] = []
    var sums = JudgedSums()
    var spots: [(series: Int, row: Int)] = []
    for (index, entry) in file.entries.enumerated() {
      let judgement = entry.judgement
      guard let place = places[judgement.series],
        let row = series[place].rows.firstIndex(where: {
          series[place].scale.text($0.period) == entry.period
        })
      else {
        faults.append(
          Diagnostic(
            code: "overrides-unknown", at: entry.place,
            found: LocalizedText(
              "“\(judgement.series)”的 \(entry.period) 不在预测之内",
              "“\(judgement.series)” is not forecast for \(entry.period)")))
        continue
      }
      let old = series[place].rows[row]
      var wanted: Double
      switch judgement.change {
      case .value(let value): wanted = value
      case .shift(let shift): wanted = old.mean + shift
      }
      let own = parts(place, old.steps)
      let sum = own.reduce(0) { $0 + values[$1] }
      wanted -= old.mean - sum
      sums.add(index, parts: own, value: wanted)
      spots.append((place, row))
    }
    if !faults.isEmpty { throw InputFault(faults) }
    let changed = try sums.met(values, nonNegative: isNonNegative, file)
    for place in series.indices {
      for row in series[place].rows.indices {
        let own = parts(place, series[place].rows[row].steps)
        let change = own.reduce(0) { $0 + changed[$1] - values[$1] }
        series[place].rows[row].move(by: change)
      }
    }
    for (entry, spot) in zip(file.entries, spots) {
      series[spot.series].rows[spot.row].judge(entry.judgement)
    }
    isJudged = true
  }
}
