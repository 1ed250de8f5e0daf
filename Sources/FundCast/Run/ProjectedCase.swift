public import Funds
public import Scenarios

/// A fund of a scenario and its projection.
public struct ProjectedCase: Sendable {
  public let fundCase: FundCase
  public let projection: Projection
}
