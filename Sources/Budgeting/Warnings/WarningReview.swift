public import Funds
import Quantities

/// All warnings about one fund, by rule.
public struct WarningReview: Sendable, Hashable {
  /// The rules looked at.
  public let rules: [WarningRule]

  /// The warnings, in the order of the rules.
  public let warnings: [Warning]

  /// One sentence for the first page.
  public let verdict: Verdict

  /// The worst colour; green where nothing warns.
  public var colour: WarningColour { warnings.map(\.colour).max() ?? .green }

  /// Judges a projection.
  ///
  /// - Parameters:
  ///   - scale: the unit and decimals of amounts in sentences.
  ///   - budgetYear: the year the verdict names where nothing warns.
  public init(
    _ projection: Projection, budgetYear: Int, scale: FigureScale,
    rules: [WarningRule] = WarningRule.standard
  ) {
    self.rules = rules
    let writer = WarningWriter(projection: projection, scale: scale)
    var warnings: [Warning] = []
    for rule in rules where !warnings.contains(where: { $0.rule.matter == rule.matter }) {
      if let warning = writer.warning(rule) { warnings.append(warning) }
    }
    self.warnings = warnings
    verdict = Verdict(warnings, projection: projection, budgetYear: budgetYear, scale: scale)
  }
}
