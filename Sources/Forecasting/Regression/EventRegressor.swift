public import Quantities

/// A dated event as a regressor: a spell, a change that stays, or one that grows over time.
///
/// Values are means over the months of a period, so an event in one month of a quarter counts a
/// third.
public struct EventRegressor: Regressor, Hashable {
  /// The course of an event of size one.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// 1 from the first to the last month, 0 elsewhere.
    case pulse
    /// 1 from the first month to the last, or for good where no last is given; 0 before.
    case shift
    /// Rises in equal steps from the first month to 1 in the last, and stays.
    case ramp
  }

  /// What the event is called.
  public let name: LocalizedText

  /// Its course.
  public let kind: Kind

  /// Its first month.
  public let first: Period

  /// Its last month; `nil` for a change that stays, or for a spell of one period.
  public let last: Period?

  /// Makes an event from a first to a last period, of any frequency.
  ///
  /// Without a last one a pulse lasts through its first period, a shift stays, and a ramp goes on
  /// rising by 1 a year.
  public init(name: LocalizedText, kind: Kind, from first: Period, until last: Period? = nil) {
    self.name = name
    self.kind = kind
    self.first = first.firstMonth
    if kind == .pulse {
      self.last = (last ?? first).lastMonth
    } else {
      self.last = last?.lastMonth
    }
  }

  /// The mean of the course over the months of a period.
  public func value(in period: Period) -> Double? {
    let months = period.frequency.monthsPerPeriod
    let start = first.distance(to: period.firstMonth)
    var sum = 0.0
    for month in start..<start + months { sum += course(month) }
    return sum / Double(months)
  }

  /// The course so many months after the first.
  private func course(_ month: Int) -> Double {
    if month < 0 { return 0 }
    let length = last.map { first.distance(to: $0) + 1 }
    switch kind {
    case .pulse, .shift: return length.map { month < $0 ? 1 : 0 } ?? 1
    case .ramp: return min(Double(month + 1) / Double(length ?? 12), length == nil ? .infinity : 1)
    }
  }
}
