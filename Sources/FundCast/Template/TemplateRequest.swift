public import Quantities

/// Which records a workbook is to ask for.
public struct TemplateRequest: Sendable, Hashable {
  /// The scenario whose records show what is kept.
  public var scenario: String
  /// A folder searched for models first.
  public var models: String?
  /// The first period; `nil` for the one after the last closed.
  public var from: Period?
  /// The last period; `nil` for the first.
  public var through: Period?
  /// Whether every period is asked for, recorded or not, and no figures stand beside: for a place
  /// that takes the layout of another.
  public var isBlank: Bool

  /// Asks for what follows the last closed period.
  public init(
    scenario: String, models: String? = nil, from: Period? = nil, through: Period? = nil,
    isBlank: Bool = false
  ) {
    self.scenario = scenario
    self.models = models
    self.from = from
    self.through = through
    self.isBlank = isBlank
  }
}
