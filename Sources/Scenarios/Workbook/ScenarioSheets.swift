public import Funds
public import Quantities

/// The rows of a scenario's workbook, sheet by sheet: what one file says, or the levers of a variant
/// to come.
public struct ScenarioSheets: Sendable {
  /// One sheet.
  public struct Sheet: Sendable {
    /// What it holds.
    public let kind: ScenarioSheet
    /// The texts of its cells, in the order of the kind's columns.
    public let rows: [[String]]
    /// A remark beside each row, which is not read; empty where there are none.
    public let remarks: [LocalizedText]
  }

  /// The sheets, in order.
  public let sheets: [Sheet]

  /// Whether the file stacks on another.
  public let isVariant: Bool

  /// The parameters that may be named.
  public let definitions: [ParameterDefinition]

  /// The models of the funds, with their groups and lines.
  public let models: [FundModel]

  /// The names of benefit tiers, which changes may name as groups.
  public let tiers: [String]

  init(
    sheets: [Sheet], isVariant: Bool, definitions: [ParameterDefinition], models: [FundModel],
    tiers: [String]
  ) {
    self.sheets = sheets
    self.isVariant = isVariant
    self.definitions = definitions
    self.models = models
    self.tiers = tiers
  }

  /// The number of rows.
  public var rowCount: Int { sheets.reduce(0) { $0 + $1.rows.count } }
}
