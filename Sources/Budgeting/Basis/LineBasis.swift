public import Funds
public import Quantities

/// The arithmetic of one line for the budget year, in words and figures.
///
/// `terms` × `calibration` + `modelled` + `known` + `other` = `amount`, where `modelled` is what a
/// series or a rule gives, and `other` what the product of yearly averages leaves out: the months'
/// own values, payment lags, a total budget.
public struct LineBasis: Sendable, Hashable {
  /// The line as its model describes it.
  public let line: LineItem

  /// The arithmetic in words, from the model.
  public let words: LocalizedText

  /// The products; empty for a series, a rule or a plan.
  public let terms: [BasisTerm]

  /// A rule's formula as written, and the parameters it reads with their values at the year's end.
  public let rule: String?
  /// The parameters that the rule reads, with their values at the year's end; empty without a rule.
  public let ruleValues: [RuleValue]

  /// The ratio of actual to formula, and the years it comes from.
  public let calibration: Calibration?

  /// The forecasting method's name.
  public let method: LocalizedText

  /// What a series, a rule or a plan gives, in currency units; zero where products do.
  public let modelled: Double

  /// Known matters and judgements of the year, in currency units.
  public let events: [FundEvent]
  /// The sum of the events, in currency units.
  public let known: Double

  /// What the yearly products do not show, in currency units.
  public let other: Double

  /// The amount of the budget year, in currency units.
  public let amount: Double

  /// What the line's uncertainty rests on.
  public let evidence: LineEvidence

  /// A parameter that a rule reads.
  public struct RuleValue: Sendable, Hashable {
    /// The parameter's full name.
    public let parameter: String
    /// What it is called and measured in; `nil` where it is shown by name in base units.
    public let label: ParameterLabel?
    /// Its value in base units at the end of the budget year.
    public let value: Double
  }
}
