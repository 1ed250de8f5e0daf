public import Quantities

/// Figures of a table that are not taken over, for one reason.
public struct LeftOut: Sendable, Hashable {
  /// Why figures are left out.
  public enum Reason: Sendable, Hashable {
    /// The file of names says so.
    case map
    /// They are computed from others: shares, growth, last year's beside this one's.
    case computed
    /// They count rows or columns.
    case serial
    /// They are sums for which no parts were found.
    case unexplainedSum
    /// They are sums that do not agree with their parts.
    case wrongSum
  }

  /// Why.
  public let reason: Reason
  /// The word that they stand under; empty for none.
  public let word: String
  /// How many they are.
  public var count: Int
  /// Where the first stands.
  public let place: SourcePlace
}
