extension PayableMonthsBands {
  /// Where a number of payable months lies.
  public enum Band: String, Sendable, Hashable, CaseIterable {
    case insufficient
    case belowNormal = "below-normal"
    case normal
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
