public import Quantities

/// Which of the figures of a violated identity is probably wrong.
public enum LikelyCulprit: Sendable, Hashable {
  /// The one figure that, replaced by what the identity implies, satisfies every other identity it
  /// stands in. The value is in base units.
  case figure(PublishedFigure, implied: Double)

  /// Several figures would do, or none; those that would, in the identity's order.
  case undetermined(candidates: [String])
}

/// An identity that printed figures violate.
public struct IdentityViolation: Sendable, Hashable {
  /// The sum that the figures should satisfy.
  public let identity: PublishedIdentity

  /// The printed total.
  public let printed: PublishedFigure

  /// What the other figures make it, in base units.
  public let computed: Double

  /// Printed less computed, in base units.
  public let difference: Double

  /// Half a unit of the last digit of every figure, summed, in base units.
  public let tolerance: Double

  /// The figure that is probably wrong, where it can be told.
  public let culprit: LikelyCulprit

  /// The violation as a warning at the printed total, or at the culprit where it is known.
  public let diagnostic: Diagnostic
}

/// The review of printed figures by the sums that they should satisfy.
///
/// Nothing is repaired: a violation is reported with its two numbers, their difference and the
/// likely culprit.
public struct IdentityReview: Sendable {
  /// The violated identities, in the order given.
  public let violations: [IdentityViolation]

  /// The identities that could not be examined because a figure is missing.
  public let unexamined: [PublishedIdentity]

  /// The violations as warnings.
  public var diagnostics: [Diagnostic] { violations.map(\.diagnostic) }

  /// Examines figures by identities.
  ///
  /// - Parameters:
  ///   - figures: the printed figures, each name once.
  ///   - identities: the sums, which may share figures.
  ///   - unit: the unit of messages; base units without a name where there is none, or where it is
  ///     no power of ten of them.
  /// - Precondition: no two figures share a name; the figures of an identity span at most 18
  ///   powers of ten.
  public static func examine(
    _ figures: [PublishedFigure], _ identities: [PublishedIdentity], in unit: QuantityUnit? = nil
  ) -> IdentityReview {
    let names = figures.map(\.name)
    precondition(Set(names).count == names.count, "Two figures share a name: \(names).")
    let byName = Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0) })
    var balances: [IdentityBalance] = []
    var unexamined: [PublishedIdentity] = []
    for identity in identities {
      if let balance = IdentityBalance(identity, byName) {
        balances.append(balance)
      } else {
        unexamined.append(identity)
      }
    }
    let power = unit.flatMap { decimalPower(of: $0.scale) }
    let wording = IdentityWording(
      unitPower: power ?? 0, unit: power == nil ? "" : unit?.symbol ?? "")
    let violations = balances.enumerated().compactMap { index, balance in
      balance.isViolated
        ? violation(
          balance, others: balances.indices.filter { $0 != index }.map { balances[$0] },
          wording) : nil
    }
    return IdentityReview(violations: violations, unexamined: unexamined)
  }

  private static func violation(
    _ balance: IdentityBalance, others: [IdentityBalance], _ wording: IdentityWording
  ) -> IdentityViolation {
    var candidates: [(PublishedFigure, ExactNumber)] = []
    for index in balance.figures.indices {
      let figure = balance.figures[index]
      let implied = balance.implied(at: index)
      let shared = others.filter { $0.figures.contains(figure) }
      if !shared.isEmpty,
        shared.allSatisfy({ $0.holds(replacing: figure, by: implied, from: balance) })
      {
        candidates.append((figure, implied))
      }
    }
    let computed = balance.implied(at: 0)
    let printed = balance.figures[0]
    let difference = printed.exact - computed
    let only = candidates.count == 1 ? candidates.first : nil
    return IdentityViolation(
      identity: balance.identity, printed: printed, computed: computed.value,
      difference: difference.value, tolerance: balance.tolerance,
      culprit: only.map { .figure($0.0, implied: $0.1.value) }
        ?? .undetermined(candidates: candidates.map(\.0.name)),
      diagnostic: wording.diagnostic(
        balance, computed: computed, difference: difference, candidates))
  }
}
