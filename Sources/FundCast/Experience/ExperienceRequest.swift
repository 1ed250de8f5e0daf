/// What is asked of an experience: exposures and events beside the rates of a standard table.
public struct ExperienceRequest: Sendable, Hashable {
  /// The file of `age,exposure,events`, and perhaps `group`, `year`, `sex` and `rate`.
  public var path: String

  /// The file of the standard table, `age,sex,rate`; the file's own column `rate`, else its own
  /// rates of all groups and years together, if `nil`.
  public var standard: String?

  /// λ of the graduation, in events; chosen by the data if `nil`.
  public var smoothing: Double?

  /// The confidence of the limits.
  public var confidence: Double

  /// Asks about a file; the rest may be set after.
  public init(path: String) {
    self.path = path
    standard = nil
    smoothing = nil
    confidence = 0.95
  }
}
