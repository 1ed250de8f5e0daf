public import Funds
public import Quantities

/// One change or known matter of a variant, and the plan with it and all before it.
public struct ChangeStep: Sendable {
  /// What changes, and from when.
  public let title: LocalizedText
  /// The plan with this step and all before it.
  public let plan: Plan
  /// Whether the parameters that differ do not say what the step is: others answer to the changed
  /// one by a closed form, or it is a known matter.
  public let hasOwnTitle: Bool
}
