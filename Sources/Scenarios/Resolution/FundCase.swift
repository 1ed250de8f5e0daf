public import Funds
public import Quantities
public import Tables

/// One fund of a scenario, read, checked and ready to be projected.
public struct FundCase: Sendable {
  /// The figure of payable months as its publisher printed it.
  public struct PrintedPayableMonths: Sendable, Hashable {
    /// The date at whose end the balance stands.
    public let period: Period
    /// The figure as printed, in months.
    public let months: Double
    /// Where it was printed; empty where the record does not say.
    public let source: String
  }

  /// The scenario that the case belongs to.
  public let scenario: Scenario
  /// The fund as its model file describes it.
  public let model: FundModel

  /// The budget form the model names, if any.
  public let form: BudgetForm?
  /// The closed past built from the records.
  public let history: FundHistory
  /// Everything asked of the fund, resolved to values and dates.
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

  /// How parameters answer to others, and what that makes of the scenario's changes.
  public let mechanisms: [MechanismReport]

  /// The lines that are settled as their own triangles say.
  public let settlements: [SettlementReport]
}
