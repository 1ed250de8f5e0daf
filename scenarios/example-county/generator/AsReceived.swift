import Quantities

/// The residents' months as a careless office would have sent them: for the data review.
///
/// May 2023 is missing, the inpatient payments of December 2021 are there as flash and as final
/// figure, and those of August 2024 are written in 万元 under the heading 元.
func asReceived(_ fund: FundMonths) -> [Row] {
  let missing = Period(year: 2023, month: 5).description
  let restated = Period(year: 2021, month: 12).description
  let slipped = Period(year: 2024, month: 8).description
  return fund.rows(Span.first...Span.closed).filter { $0.period != missing }.flatMap { row in
    guard row.item == "inpatient", let yuan = Int(row.value) else { return [row] }
    var changed = row
    switch row.period {
    case restated:
      changed.value = String(yuan / 100 * 983 / 1_000 * 100)
      changed.standing = "flash"
      changed.note = "快报"
      return [changed, row]
    case slipped:
      changed.value = written(Double(yuan) / 10_000, decimals: 2)
      return [changed]
    default:
      return [row]
    }
  }
}
