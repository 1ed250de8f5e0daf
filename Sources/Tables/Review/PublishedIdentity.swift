public import Quantities

/// A sum that printed figures should satisfy: a total and the figures added or taken away.
///
/// `total = Σ sign · figure`, up to half a unit of the last printed digit of every figure.
public struct PublishedIdentity: Sendable, Hashable {
  /// One figure of the sum.
  public struct Term: Sendable, Hashable {
    /// Whether the figure is taken away.
    public let isSubtracted: Bool

    /// The figure's name.
    public let figure: String

    /// A figure that is added.
    public static func plus(_ figure: String) -> Term { Term(isSubtracted: false, figure: figure) }

    /// A figure that is taken away.
    public static func minus(_ figure: String) -> Term { Term(isSubtracted: true, figure: figure) }
  }

  /// The identity in words, such as 收入合计 = 各项之和.
  public let label: LocalizedText

  /// The name of the figure that the others make up.
  public let total: String

  /// The figures that make it up.
  public let terms: [Term]

  /// Makes an identity.
  ///
  /// - Precondition: there is a term, and no figure stands twice.
  public init(_ label: LocalizedText, total: String, _ terms: [Term]) {
    let names = [total] + terms.map(\.figure)
    precondition(
      !terms.isEmpty && Set(names).count == names.count,
      "An identity has terms and no figure twice: \(names).")
    self.label = label
    self.total = total
    self.terms = terms
  }

  /// Every figure with its sign where all stand on one side: Σ sign · figure = 0.
  var signed: [(name: String, sign: Int128)] {
    [(total, -1)] + terms.map { ($0.figure, $0.isSubtracted ? -1 : 1) }
  }
}
