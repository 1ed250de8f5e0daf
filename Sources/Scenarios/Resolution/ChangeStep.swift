public import Funds
public import Quantities

/// One change of a variant, and the plan with it and all changes before it.
public struct ChangeStep: Sendable {
  /// What changes, and from when.
  public let title: LocalizedText
  /// The plan with this change and all before it.
  public let plan: Plan
  /// Whether other parameters answer to the changed one by a closed form.
  public let isAnswered: Bool
}
