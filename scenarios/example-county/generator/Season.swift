import Forecasting
import Quantities

/// How a year's amount spreads over its months.
struct Season {
  /// Relative weights from January to December.
  var weights: [Double]

  /// The part of January's or February's amount that a full shift of the Spring Festival moves.
  var festival = 0.0

  /// The relative standard deviation of a month.
  var noise = 0.02

  /// Weights that matters of their time multiply.
  var events: [Period: Double] = [:]

  /// The shares of all generated months; those of a year sum to one.
  ///
  /// - Parameter surprise: what the months after the last closed one are multiplied by, so that
  ///   the year's end is not given away by its first nine months.
  func shares(_ luck: Luck, _ variable: String, surprise: Double = 1) -> [Double] {
    var shares = Span.months.map { month in
      let shift = festival * Season.festivalShift(of: month)
      return weights[month.index - 1] * (1 + shift) * (events[month] ?? 1)
        * luck.factor(variable, month, deviation: noise)
    }
    for year in Span.years {
      let sum = Span.indices(of: year).reduce(0) { $0 + shares[$1] }
      for index in Span.indices(of: year) { shares[index] /= sum }
    }
    for index in shares.indices where Span.months[index] > Span.closed {
      shares[index] *= surprise
    }
    return shares
  }

  /// What an early Spring Festival takes from January and gives to February, from −1 to 1.
  ///
  /// Counts the fortnight from five days before the festival's first day; a festival that falls
  /// as often in January as usual moves nothing.
  static func festivalShift(of month: Period) -> Double {
    guard month.index <= 2 else { return 0 }
    let usual = Span.years.reduce(0) { $0 + januaryPart(of: $1) } / Double(Span.years.count)
    let shift = januaryPart(of: month.year) - usual
    return month.index == 1 ? -shift : shift
  }

  /// The part of the festival's fortnight that lies in January.
  private static func januaryPart(of year: Int) -> Double {
    guard let day = SpringFestival.date(in: year)?.dayOfYear else { return 0.4 }
    let inJanuary = 31 - (day - 5) + 1
    return min(max(Double(inJanuary) / 14, 0), 1)
  }
}

/// Money that is collected or paid in fixed months, with a little luck, normalised to the whole.
func lumps(_ shares: [(month: Int, share: Double)], _ luck: Luck, _ variable: String, year: Int)
  -> [(period: Period, share: Double)]
{
  let january = Period(year: year, month: 1)
  let drawn = shares.map { part in
    let period = january.advanced(by: part.month)
    return (period, part.share * luck.factor(variable, period, deviation: 0.025))
  }
  let sum = drawn.reduce(0) { $0 + $1.1 }
  return drawn.map { ($0.0, $0.1 / sum) }
}
