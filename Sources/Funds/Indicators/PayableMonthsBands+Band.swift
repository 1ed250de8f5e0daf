extension PayableMonthsBands {
  /// Where a number of payable months lies.
  public enum Band: String, Sendable, Hashable, CaseIterable {
    /// Below the insufficient bound: red.
    case insufficient
    /// From the insufficient bound up to the normal one: amber.
    case belowNormal = "below-normal"
    /// From the normal bound up to the excessive one, where there is one.
    case normal
    /// Above the excessive bound: amber.
    case excessive
  }

  /// The band of a number of payable months; a bound belongs to the better side.
  public func band(of months: Double) -> Band {
    if months < insufficient { return .insufficient }
    if months < normal { return .belowNormal }
    if let excessive, months > excessive { return .excessive }
    return .normal
  }
}
