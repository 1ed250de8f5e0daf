public import Funds
public import Quantities
public import Tables

/// One fund of a scenario, read, checked and ready to be projected.
public struct FundCase: Sendable {
  /// The figure of payable months as its publisher printed it.
  public struct PrintedPayableMonths: Sendable, Hashable {
    public let period: Period
    public let months: Double
    public let source: String
  }

  public let scenario: Scenario
  public let model: FundModel

  /// The budget form the model names, if any.
  public let form: BudgetForm?
  public let history: FundHistory
  public let plan: Plan

  /// What the review of the records says.
  public let findings: [HistoryFinding]

  /// Figures that yield to firmer ones, with the difference.
  public let superseded: [SupersededFigure]

  /// Payable months as printed by the publisher.
  public let printedPayableMonths: [PrintedPayableMonths]

  /// The first month in which the scenario can change any cash; `nil` for a baseline.
  public let firstChange: Period?

  /// The files read: model, form, data.
  public let files: [String]
}
