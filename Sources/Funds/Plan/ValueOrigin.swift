/// Where a parameter's value at one date comes from.
public enum ValueOrigin: Sendable, Hashable {
  /// Recorded in the fund's data.
  case data(source: String)
  /// Given as an assumption.
  case assumption(source: String)
  /// Continued past the last given value by a named rule.
  case extrapolated(ContinuationRule)
  /// Zero, since nothing states any parameter of the device that it belongs to.
  case unused
  /// Set by a scenario.
  case change(scenario: String, source: String)
}

/// How a parameter continues past its last given value.
public enum ContinuationRule: Sendable, Hashable {
  /// The last value stays.
  case hold
  /// The value grows by a fraction each year.
  case growth(Double)
  /// The value rises by an amount, in base units, each year.
  case step(Double)
  /// The value grows each year at the average rate of the given years.
  case averageGrowth(Double, years: Int)
  /// The value moves with the projected people: a count as their number, a rate as their mix of age
  /// and sex; and by a further fraction each year.
  case people(growth: Double)
}
