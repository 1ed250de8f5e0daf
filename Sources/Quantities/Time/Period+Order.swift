extension Period {
  /// Whether the two are the same period of the same frequency.
  ///
  /// Written out because the one that ``Swift/Strideable`` brings asks for a distance, which periods
  /// of different frequencies do not have.
  public static func == (left: Period, right: Period) -> Bool {
    left.ordinal == right.ordinal && left.frequency == right.frequency
  }
}

extension Period: Comparable {
  /// Orders periods by their first month; of two that start together the shorter comes first.
  public static func < (left: Period, right: Period) -> Bool {
    let (first, second) = (left.firstMonth.ordinal, right.firstMonth.ordinal)
    if first != second { return first < second }
    return left.frequency.monthsPerPeriod < right.frequency.monthsPerPeriod
  }
}

extension Period: Strideable {
  /// The number of periods from this one to another of the same frequency.
  public func distance(to other: Period) -> Int {
    precondition(
      frequency == other.frequency,
      "Periods of different frequencies have no distance: \(self) and \(other).")
    return other.ordinal - ordinal
  }

  /// The period that lies a number of periods later, or earlier where the number is negative.
  public func advanced(by count: Int) -> Period {
    Period(frequency: frequency, ordinal: ordinal + count)
  }
}
