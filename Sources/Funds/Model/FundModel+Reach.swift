public import Quantities

/// How far past its own end a projection reads parameters.
extension FundModel {
  /// The last period of the fund whose value of a parameter a projection reads.
  ///
  /// That is the projection's last period, or a later one: where a line collects for cover ahead, the
  /// January at which the last cover year is valued whose collection begins by then; where it gathers
  /// a calendar year before it spreads it, the end of that year; and for the ratio by which a year's
  /// total budget is cleared, the beginning of the year after.
  ///
  /// - Parameter end: the last period projected.
  public func lastReading(of parameter: String, projectingThrough end: Period) -> Period {
    let end = end.last(frequency)
    return lines.reduce(end) { last, line in
      max(last, line.lastReading(of: parameter, through: end, frequency))
    }
  }
}

extension LineItem {
  fileprivate func lastReading(of parameter: String, through end: Period, _ frequency: Frequency)
    -> Period
  {
    func reads(_ formula: Formula) -> Bool { formula.parameters.contains(parameter) }
    guard formulas.contains(where: reads) else { return end }
    let own = spread == nil ? end : Period(year: end.year).last(frequency)
    switch method {
    case .driver(let terms):
      return terms.filter { reads($0.amount) }.reduce(own) { last, term in
        guard case .collection(let shares) = term.timing else { return last }
        return shares.filter { $0.share != 0 }.reduce(last) {
          let cover = own.lastMonth.advanced(by: -$1.offset).year
          return max($0, Period(year: cover).first(frequency))
        }
      }
    case .cohort(let cohort):
      guard let clearing = cohort.cap?.clearing, reads(clearing) else { return own }
      let isWhole = Period(year: end.year).last(frequency) == end
      return max(own, Period(year: isWhole ? end.year + 1 : end.year).first(frequency))
    case .rule, .series, .plan:
      return own
    }
  }
}
