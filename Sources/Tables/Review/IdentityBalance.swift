/// One identity with its printed figures, summed exactly.
struct IdentityBalance {
  let identity: PublishedIdentity

  /// The total and then the terms.
  let figures: [PublishedFigure]

  private let signs: [Int128]

  /// The power of ten in which all figures are whole numbers.
  private let exponent: Int

  /// Σ sign · figure, in that power of ten.
  private let residual: Int128

  /// Nothing where a figure is missing.
  init?(_ identity: PublishedIdentity, _ figures: [String: PublishedFigure]) {
    let found = identity.signed.compactMap { figures[$0.name] }
    guard found.count == identity.signed.count else { return nil }
    self.identity = identity
    self.figures = found
    let signs = identity.signed.map(\.sign)
    let exponent = found.map(\.exponent).min() ?? 0
    self.signs = signs
    self.exponent = exponent
    residual = zip(signs, found).reduce(0) { $0 + $1.0 * $1.1.exact.counted(in: exponent) }
  }

  /// Twice the rounding that the figures but one may hide, in a power of ten: the sum of the units
  /// of their last digits.
  private func doubleTolerance(in finer: Int, without figure: PublishedFigure?) -> Int128 {
    figures.reduce(0) {
      $0 + ($1 == figure ? 0 : ExactNumber(1, $1.exponent).counted(in: finer))
    }
  }

  /// Half a unit of every figure's last digit, summed, in base units.
  var tolerance: Double {
    ExactNumber(5 * doubleTolerance(in: exponent, without: nil), exponent - 1).value
  }

  /// Whether the sum misses zero by more than rounding.
  var isViolated: Bool {
    2 * residual.magnitude > doubleTolerance(in: exponent, without: nil).magnitude
  }

  /// The value of one figure that the others imply.
  func implied(at index: Int) -> ExactNumber {
    let own = signs[index] * figures[index].exact.counted(in: exponent)
    return ExactNumber(-signs[index] * (residual - own), exponent)
  }

  /// Whether the sum holds with one figure replaced by the value another identity implies, up to
  /// the rounding of all other figures of both.
  func holds(
    replacing figure: PublishedFigure, by value: ExactNumber, from other: IdentityBalance
  ) -> Bool {
    guard let index = figures.firstIndex(of: figure) else { return true }
    let finer = min(exponent, other.exponent)
    let change = ExactNumber(value.counted(in: finer), finer) - figure.exact
    let sum =
      ExactNumber(residual, exponent).counted(in: finer)
      + signs[index] * change.counted(in: finer)
    let tolerance =
      doubleTolerance(in: finer, without: figure)
      + other.doubleTolerance(in: finer, without: figure)
    return 2 * sum.magnitude <= tolerance.magnitude
  }
}
