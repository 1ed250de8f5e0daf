import TestSupport

@testable import Actuarial

/// Triangles made at random, the same for each case number.
enum RandomTriangle {
  /// The rows of a run-off triangle, cumulative, growing; some with more origins than
  /// developments, some with a fall here and there.
  static func rows(case number: Int) -> [[Double?]] {
    var random = CaseGenerator("claims triangle", case: number)
    let width = random.integer(in: 3...9)
    let origins = width + (number % 3 == 0 ? random.integer(in: 1...4) : 0)
    return (0..<origins).map { origin in
      var amount = random.magnitude(in: 100...10_000)
      return (0..<min(width, origins - origin)).map { development in
        defer {
          let step = random.number(in: -0.02...0.9)
          amount *= 1 + step / Double((development + 1) * (development + 1))
        }
        return amount
      }
    }
  }

  static func triangle(case number: Int) throws -> ClaimsTriangle {
    try ClaimsTriangle(rows: rows(case: number), measure: .cumulative)
  }
}
