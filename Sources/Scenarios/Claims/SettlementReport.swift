public import Funds
public import Quantities

/// Where the settlement shares of a line come from: its own triangle, beside what the model states.
public struct SettlementReport: Sendable, Hashable {
  /// The line's name in the model.
  public let line: String
  /// The triangle's file, relative to the baseline's folder.
  public let file: String
  /// How the shares follow from it, in words.
  public let method: LocalizedText
  /// Where the triangle comes from, in words; empty where the baseline does not say.
  public let source: String
  /// The last closed period, up to which the triangle is settled.
  public let closedThrough: Period
  /// The periods of service that the triangle holds.
  public let origins: ClosedRange<Period>

  /// The shares by lag that the model states, which this fund does not use.
  public let stated: [Double]

  /// The shares by lag and the unsettled amounts that the triangle says, which this fund uses.
  public let measured: MeasuredSettlement
}
