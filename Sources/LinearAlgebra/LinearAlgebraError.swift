/// Why a computation with matrices has no answer.
///
/// Every case concerns the numbers that were given; a wrong shape is a programmer's error and
/// stops the program with a sentence that states both shapes.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// An input holds a value that is infinite or not a number, at this zero-based place.
  case notFinite(row: Int, column: Int)

  /// The leading minor of this order (counted from one) of a symmetric matrix is not positive.
  case notPositiveDefinite(order: Int)

  /// A square matrix has no inverse: elimination met a zero pivot at this zero-based index.
  case singular(pivot: Int)

  /// A column (zero-based) depends linearly, to working precision, on those before it.
  case rankDeficient(column: Int)

  /// An iteration for eigenvalues or singular values left this many values undetermined.
  case notConverged(remaining: Int)

  /// The machine could not provide the memory that a factorisation works in.
  case outOfMemory
}
