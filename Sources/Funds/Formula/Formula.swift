/// An arithmetic expression over parameters, lines and opening balances.
///
/// Written `resident.interest-rate / 4 * opening.deposits`. Operators stand between spaces, so
/// that a hyphen inside a name stays part of the name. Functions: `min(a, b)`, `max(a, b)`,
/// `last-year(line)` (the line's total of the previous calendar year) and `previous(line)` (its
/// amount in the previous period).
public indirect enum Formula: Sendable, Hashable {
  /// A number without unit; `5 %` is 0.05.
  case number(Double)
  /// A parameter of the catalogue, by its full name.
  case parameter(String)
  /// Another line's amount in the same period.
  case line(String)
  /// Another line's total of the previous calendar year.
  case lastYear(String)
  /// Another line's amount in the previous period.
  case previous(String)
  /// A balance at the start of the period.
  case opening(OpeningBalance)
  /// The first plus the second, `a + b`.
  case sum(Formula, Formula)
  /// The first less the second, `a - b`.
  case difference(Formula, Formula)
  /// The first times the second, `a * b`.
  case product(Formula, Formula)
  /// The first divided by the second, `a / b`.
  case quotient(Formula, Formula)
  /// The operand with its sign turned, `-a`.
  case negative(Formula)
  /// The smaller of the two, `min(a, b)`.
  case minimum(Formula, Formula)
  /// The larger of the two, `max(a, b)`.
  case maximum(Formula, Formula)

  /// A balance that a formula may read.
  public enum OpeningBalance: String, Sendable, Hashable, CaseIterable {
    /// The book balance of the line's own book.
    case book
    /// What can be paid from.
    case deposits
  }
}

extension Formula {
  /// The operands, none for a leaf.
  public var children: [Formula] {
    switch self {
    case .number, .parameter, .line, .lastYear, .previous, .opening: []
    case .negative(let inner): [inner]
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b), .minimum(let a, let b), .maximum(let a, let b):
      [a, b]
    }
  }

  /// The parameters read, in order of appearance, each once.
  public var parameters: [String] {
    collect { if case .parameter(let name) = $0 { name } else { nil } }
  }

  /// The lines read in the same period, in order of appearance, each once.
  public var lines: [String] {
    collect { if case .line(let name) = $0 { name } else { nil } }
  }

  /// The lines whose earlier amounts are read, in order of appearance, each once.
  public var earlierLines: [String] {
    collect {
      switch $0 {
      case .lastYear(let name), .previous(let name): name
      default: nil
      }
    }
  }

  private func collect(_ pick: (Formula) -> String?) -> [String] {
    var names: [String] = []
    func visit(_ formula: Formula) {
      if let name = pick(formula), !names.contains(name) { names.append(name) }
      for child in formula.children { visit(child) }
    }
    visit(self)
    return names
  }

  /// Whether a leaf stands anywhere in the formula.
  func reads(_ leaf: Formula) -> Bool {
    self == leaf || children.contains { $0.reads(leaf) }
  }
}
