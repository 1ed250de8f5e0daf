import Quantities

/// Services rendered in hospital and when the fund pays for them, in hundreds of yuan.
struct InpatientCare {
  /// The parts paid in the month of the service and in the three that follow.
  static let lags = [0.40, 0.45, 0.12, 0.03]

  let incurred: [Int]
  let paid: [Int]

  /// Services rendered and not yet paid at the end of each month.
  let unpaid: [Int]

  /// Admissions by month.
  let admissions: [Int]

  /// Spreads each year's need over its months.
  ///
  /// The months before the first one are taken to be a little below those a year later.
  init(need: (Period) -> Double, admissions: (Period) -> Double, shares: [Double]) {
    let incurred = Span.months.indices.map { hundreds(need(Span.months[$0]) * shares[$0]) }
    let earlier = { (back: Int) in Double(incurred[12 - back]) * 0.94 }
    var paid: [Int] = []
    for index in incurred.indices {
      let sum = InpatientCare.lags.indices.reduce(0.0) { sum, lag in
        let service = index - lag
        return sum
          + InpatientCare.lags[lag] * (service < 0 ? earlier(-service) : Double(incurred[service]))
      }
      paid.append(Int(sum.rounded()))
    }
    let opening = (1...3).reduce(0.0) { sum, back in
      sum + earlier(back) * InpatientCare.lags[back...].reduce(0, +)
    }
    var stock = Int(opening.rounded())
    var unpaid: [Int] = []
    for index in incurred.indices {
      stock += incurred[index] - paid[index]
      unpaid.append(stock)
    }
    self.incurred = incurred
    self.paid = paid
    self.unpaid = unpaid
    self.admissions = Span.months.indices.map {
      Int((admissions(Span.months[$0]) * shares[$0]).rounded())
    }
  }
}
