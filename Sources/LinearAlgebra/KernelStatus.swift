/// The status that a factorisation kernel returns, given its meaning in one place.
struct KernelStatus {
  /// Zero: done; positive: a numeric failure; negative: memory, or an argument of ours is wrong.
  let code: Int32

  init(_ code: Int32) {
    self.code = code
  }

  /// Throws what `failure` makes of a positive status.
  func check(_ failure: (Int) -> LinearAlgebraError) throws(LinearAlgebraError) {
    if code == 0 { return }
    // The two statuses that the C interface reserves for work space it could not allocate.
    if code == -1010 || code == -1011 { throw .outOfMemory }
    precondition(
      code > 0, "The linear algebra kernel refused argument \(-code); this is a mistake in it.")
    throw failure(Int(code))
  }
}
