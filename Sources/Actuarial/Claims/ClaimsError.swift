/// Why a triangle could not be read or an estimate of unsettled claims could not be made.
///
/// Origins and developments are positions from 0 within the triangle.
public enum ClaimsError: Error, Equatable, Sendable {
  /// One of the two directions of a triangle.
  public enum Axis: Sendable, Equatable {
    /// The periods of service.
    case origin
    /// The time since then.
    case development
  }

  /// The triangle has no cell.
  case empty

  /// A cell is infinite or not a number.
  case notFinite(origin: Int, development: Int)

  /// A cell is given twice.
  case repeatedCell(origin: Int, development: Int)

  /// Steps along an axis differ in length, or the two axes step differently; `position` is the
  /// first place at which the grain changes.
  case mixedGrain(axis: Axis, position: Int)

  /// An origin has no known cell.
  case emptyOrigin(origin: Int)

  /// All known cells of an origin are zero, or add up to zero where an error is asked for, so
  /// nothing can be developed from it.
  case zeroOrigin(origin: Int)

  /// No link ratio is left at a development after exclusions.
  case noLinks(development: Int)

  /// A development factor is not a positive finite number.
  case unusableFactor(development: Int, factor: Double)

  /// A tail curve has fewer than two factors above one to be fitted to.
  case tailNotFitted(points: Int)

  /// A tail curve whose product grows without bound; the slope does not fall fast enough.
  case divergingTail(slope: Double)

  /// A method that needs a complete run-off triangle met an unknown cell.
  case hole(origin: Int, development: Int)

  /// There are no more observations than parameters.
  case tooFewObservations(observations: Int, parameters: Int)

  /// An exposure, weight or prior amount is negative, not finite, or zero throughout.
  case unusableExposure(origin: Int)

  /// Every cell is what the chain ladder makes of it, so that nothing tells how far it may be out.
  case noDeviation

  /// The averaging rule has no known error formula.
  case noErrorFormula

  /// An amount comes out beyond any money there is; the development is that of the largest factor.
  case implausibleResult(development: Int)

  /// A system of equations of the method has no unique solution.
  case degenerate
}
