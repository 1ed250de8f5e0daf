/// The bands of payable months: insufficient, to be watched, normal, too much.
///
/// For the employee pool 人社部发〔2009〕67号 names under 3 months insufficient, 6–9 normal and
/// over 15 too much. Residents have no national band, so a model states its own.
public struct PayableMonthsBands: Sendable, Hashable {
  /// Below this many months the light is red.
  public let insufficient: Double
  /// Below this many months the light is amber.
  public let normal: Double
  /// Above this many months the balance is too large, and the light is amber.
  public let excessive: Double?

  /// Makes bands from their bounds in months; `excessive` is `nil` where nothing is too much.
  public init(insufficient: Double, normal: Double, excessive: Double?) {
    self.insufficient = insufficient
    self.normal = normal
    self.excessive = excessive
  }
}
