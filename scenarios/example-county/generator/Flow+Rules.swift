import Quantities

extension Flow {
  /// Last year's payments for inpatients times a ratio, in thirds from April to June.
  ///
  /// The year before the first is taken to be a little below it.
  static func clearing(after care: InpatientCare, ratio: (Period) -> Double) -> Flow {
    Flow("clearing", .expenditure) { index in
      let month = Span.months[index]
      guard (4...6).contains(month.index) else { return 0 }
      let year = max(month.year - 1, Span.years.lowerBound)
      let paid = Span.indices(of: year).reduce(0.0) { $0 + Double(care.paid[$1]) }
      let lastYear = month.year == Span.years.lowerBound ? paid * 0.94 : paid
      return lastYear * 100 * ratio(month) / 3
    }
  }
}

extension FundMonths {
  /// Carries a book's balance from month to month and books its interest at quarter-ends.
  ///
  /// - Parameters:
  ///   - opening: the balance before the first month, in hundreds of yuan.
  ///   - rate: the parameter that holds the annual interest rate.
  ///   - onDeposits: whether advances to institutions bear no interest.
  mutating func settle(
    book: String, opening: Int, interest line: String, at rate: String, onDeposits: Bool
  ) {
    var interest = Flow(line, .income, book: book)
    var balance = opening
    var closing: [Int] = []
    for (index, month) in Span.months.enumerated() {
      if month.index % 3 == 0 {
        let lent = onDeposits && index > 0 ? balance - advances[index - 1] : balance
        interest.amounts[index] = hundreds(
          Double(max(lent, 0)) * 100 * parameters(rate, at: month) / 4)
      }
      balance += total(.income, book: book, at: index) + interest.amounts[index]
      balance -= total(.expenditure, book: book, at: index)
      closing.append(balance)
    }
    flows.append(interest)
    balances[book] = closing
  }
}

/// The opening balance for which payable months come to a target in one month.
func opening(for target: Double, at month: Period, in fund: (Int) -> FundMonths) -> Int {
  let index = Span.index(month)
  var opening = 0
  // The months grow with the balance almost in proportion: a few secant steps end within a unit.
  for _ in 0..<8 {
    let step = 1_000_000
    guard let here = fund(opening).payableMonths(at: index),
      let there = fund(opening + step).payableMonths(at: index)
    else { return opening }
    opening += Int(((target - here) / (there - here) * Double(step)).rounded())
  }
  return opening
}
