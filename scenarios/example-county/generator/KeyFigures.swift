import Quantities

/// The years of a fund's pool in 万元, for the terminal.
func keyFigures(_ fund: FundMonths) -> String {
  var lines = ["\(fund.fund): year, income, expenditure, balance (万元), payable months"]
  for year in Span.years {
    let indices = Span.indices(of: year)
    let sum = { (side: Flow.Side) in
      indices.reduce(0) { $0 + fund.total(side, book: "pool", at: $1) }
    }
    let end = indices.upperBound - 1
    let months = fund.payableMonths(at: end).map { written($0, decimals: 2) } ?? "–"
    let amounts = [sum(.income), sum(.expenditure), fund.balances["pool"]?[end] ?? 0]
      .map { written(Double($0) / 100, decimals: 2) }
    lines.append("\(year)  " + amounts.joined(separator: "  ") + "  \(months)")
  }
  return lines.joined(separator: "\n")
}
