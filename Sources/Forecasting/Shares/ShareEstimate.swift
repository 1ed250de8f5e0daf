/// The estimation of seasonal shares and their response to the festival.
struct ShareEstimate {
  private(set) var shares: [Double]
  private(set) var response: Double

  /// - Parameter departures: For each year, by how much each period's part of the festival's days
  ///   departs from its mean.
  init(years: [CumulativeYear], response: SeasonalShares.Response, departures: [[Double]]) {
    let count = years[0].runningTotals.count
    shares = [Double](repeating: 1 / Double(count), count: count)
    switch response {
    case .none, .estimated: self.response = 0
    case .given(let value): self.response = value
    }
    let stretches = years.map(\.stretches)
    for _ in 0..<500 {
      let before = (shares, self.response)
      var sums = [Double](repeating: 0, count: count)
      for (year, parts) in stretches.enumerated() {
        for part in parts {
          let expected = part.range.map { shares[$0] + self.response * departures[year][$0] }
          let whole = expected.reduce(0, +)
          let isUsable = whole > 0 && expected.allSatisfy { $0 >= 0 }
          for (place, position) in part.range.enumerated() {
            let divided =
              part.share * (isUsable ? expected[place] / whole : 1 / Double(expected.count))
            sums[position] += divided - self.response * departures[year][position]
          }
        }
      }
      shares = sums.map { $0 / Double(years.count) }
      if response == .estimated {
        self.response = ShareEstimate.response(stretches, shares, departures)
      }
      let change = zip(shares, before.0).reduce(abs(self.response - before.1)) {
        max($0, abs($1.0 - $1.1))
      }
      if change < 1e-13 { break }
    }
  }

  /// The least-squares response of periods observed on their own in at least four years.
  ///
  /// Both sides are taken as departures from their means over the years, so that the response does
  /// not depend on the current shares.
  private static func response(
    _ stretches: [[(range: Range<Int>, share: Double)]], _ shares: [Double],
    _ departures: [[Double]]
  ) -> Double {
    var (product, square) = (0.0, 0.0)
    for position in shares.indices {
      var pairs: [(departure: Double, share: Double)] = []
      for (year, parts) in stretches.enumerated() {
        for part in parts where part.range == position..<position + 1 {
          pairs.append((departures[year][position], part.share))
        }
      }
      guard pairs.count >= 4 else { continue }
      let meanDeparture = pairs.reduce(0) { $0 + $1.departure } / Double(pairs.count)
      let meanShare = pairs.reduce(0) { $0 + $1.share } / Double(pairs.count)
      for pair in pairs {
        product += (pair.departure - meanDeparture) * (pair.share - meanShare)
        square += (pair.departure - meanDeparture) * (pair.departure - meanDeparture)
      }
    }
    return square > 1e-6 ? product / square : 0
  }
}
