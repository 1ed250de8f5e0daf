import Quantities

/// What a baseline asks of the people behind its funds.
struct PeopleQuestion: Hashable {
  /// Tables and files of states, as `fundcast population` reads them.
  let files: [String]
  /// The day of its year that the population is counted on, where the baseline says it.
  let day: String?
  /// The last year asked for.
  let until: Int
  /// Whether everyone retires at the ages of before any change of the schedule.
  let hasOriginalRetirement: Bool
  /// Whether steps of a year do, as they do for a review.
  let isRough: Bool
  /// Where the baseline asks.
  let place: SourcePlace
}
