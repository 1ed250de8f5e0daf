public import Funds
public import Quantities

/// One change of a variant, and the plan with it and all changes before it.
public struct ChangeStep: Sendable {
  public let title: LocalizedText
  public let plan: Plan
}
