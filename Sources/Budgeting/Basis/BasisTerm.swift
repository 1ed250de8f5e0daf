public import Quantities

/// One product of a line's arithmetic, with the values of the budget year.
public struct BasisTerm: Sendable, Hashable {
  /// One factor of the product.
  public struct Factor: Sendable, Hashable {
    /// The parameter's name, or the sub-expression as written, such as `(1 - a - b)`.
    public let name: String

    /// The parameters it reads.
    public let parameters: [String]

    /// Its label, where it is a single parameter that has one.
    public let label: ParameterLabel?
  }

  /// One group's values.
  public struct Row: Sendable, Hashable {
    /// The group's title; `nil` where nothing in the product differs by group.
    public let group: LocalizedText?

    /// The factors' values in base units, in the order of ``BasisTerm/factors``.
    public let values: [Double]

    /// Their product: currency units a year.
    public let amount: Double
  }

  /// What is multiplied, in the order it is written.
  public let factors: [Factor]
  /// One row for each group, or a single one where nothing differs by group.
  public let rows: [Row]

  /// The cover year whose values are used; `nil` where the budget year's averages are.
  public let coverYear: Int?

  /// The part of the annual amount that moves in the budget year: the collected share of a cover
  /// year, 1 elsewhere.
  public let share: Double

  /// Σ rows × share, in currency units.
  public let amount: Double
}
