public import Quantities

/// What the review of a fund's records says: for the report, never repaired in silence.
public struct HistoryFinding: Sendable, Hashable {
  /// The kinds of finding, in the order in which the report lists them.
  public enum Kind: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// An amount that looks like a slip of the unit or the sign.
    case suspicious
    /// A change that moves a parameter unusually far, or more of its tiers than was perhaps meant.
    case largeChange
    /// A balance that its own flows do not explain.
    case adjustment
    /// A figure that yields to a firmer one.
    case superseded
    /// Instalments that came earlier or later than they are due.
    case instalments
    /// Contributions for cover that came in other months than the model has, or faster or slower.
    case collection
    /// Months spread from cumulative or annual figures.
    case interpolated
    /// Earlier years joined on from a wider scope.
    case spliced
    /// A figure known only approximately.
    case approximate
    /// A figure no definition explains.
    case unexplained
    /// A record that a known matter explains.
    case explained
    /// Periods without a record.
    case missing
    /// A figure written once for all groups.
    case shared
    /// Rows of a fund that the scenario does not have.
    case passedOver
    /// Levels recorded for times after the close, which wait until it is moved on.
    case waiting
    /// A parameter continued by the catalogue's rule, since no file says how.
    case continued

    /// Orders kinds as the report lists them.
    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// What sort of finding it is.
  public let kind: Kind
  /// The finding in a sentence.
  public let text: LocalizedText

  /// The difference or amount in currency units, where the finding has one.
  public let amount: Double?
  /// The year that an amount of a line in doubt belongs to; `nil` for other findings.
  let year: Int?
  /// Where in the records it was found; `nil` where it concerns several places or none.
  public let place: SourcePlace?

  /// Whether a user should see it at once: a likely slip in the data or in a scenario.
  public var isUrgent: Bool { kind == .suspicious || kind == .largeChange }

  /// The code of warnings that name a figure that is probably wrong.
  public static let doubtCode = "doubtful-figure"

  /// The finding as a warning, at its own place or that of the scenario it was found for.
  public func warning(in scenario: String) -> Diagnostic {
    Diagnostic(
      .warning, code: kind == .suspicious ? HistoryFinding.doubtCode : "review",
      at: place ?? SourcePlace(file: scenario), found: text)
  }

  /// The finding as a remark that asks for nothing, at its own place or that of the scenario.
  public func remark(in scenario: String) -> Diagnostic {
    Diagnostic(.note, code: "review", at: place ?? SourcePlace(file: scenario), found: text)
  }

  /// Makes a finding; a year goes with an amount of a line in doubt.
  init(
    _ kind: Kind, _ text: LocalizedText, amount: Double? = nil, year: Int? = nil,
    place: SourcePlace? = nil
  ) {
    self.year = year
    self.kind = kind
    self.text = text
    self.amount = amount
    self.place = place
  }
}
