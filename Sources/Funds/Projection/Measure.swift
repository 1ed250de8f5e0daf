/// What is followed through a projection, for the books that the fund is judged by.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  /// Income of the period.
  case income
  /// Expenditure of the period.
  case expenditure
  /// Income less expenditure from January to the period.
  case yearToDateResult = "year-to-date-result"
  /// Book balance at the end of the period.
  case book
  /// What can be paid from at the end of the period.
  case deposits
  /// Book balance less services not yet paid and contributions for later cover.
  case accrual
  /// Balance over average monthly expenditure, by the fund's own definition; not a number where
  /// nothing is spent, which is neither insufficient nor meets a target.
  case payableMonths = "payable-months"
}
