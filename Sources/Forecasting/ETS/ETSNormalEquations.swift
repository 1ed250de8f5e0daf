/// The normal equations of the rows of an ``ETSKernel``, and their damped solutions.
///
/// For a multiplicative error the derivative of G·r, with r a relative error and log G the mean of
/// log f, is G(r′ + r h) with h = (log G)′; since f = y/(1 + r), h = −Σr′/(1 + r)/n. So the products
/// of the weighted rows follow from those of the plain ones. The factor G² is left out: it does not
/// change a step.
struct ETSNormalEquations {
  private typealias Place = ETSKernel.Place

  /// Columns in pairs, the error's among them.
  private let pairs: Int

  /// Products of columns, the lower triangle row by row.
  private var products: [SIMD2<Double>]

  /// The derivatives of log G.
  private var logSlopes: [SIMD2<Double>]

  /// Half the derivatives of the sum of squares by place.
  private(set) var slopes: [Double]

  /// The matrix over all places of the form, and its number of rows.
  private var matrix: [Double]
  private var count = 0

  private var factor: [Double]
  private var pivots: [Double]
  private var right: [Double]
  private var free: [Int] = []

  /// The step by row: what is to be taken from each coordinate.
  var step: [Double]

  init(width: Int) {
    pairs = width / 2
    products = [SIMD2<Double>](repeating: .zero, count: pairs * width)
    logSlopes = [SIMD2<Double>](repeating: .zero, count: pairs)
    slopes = [Double](repeating: 0, count: width)
    matrix = [Double](repeating: 0, count: width * width)
    factor = matrix
    right = slopes
    pivots = slopes
    step = slopes
    free.reserveCapacity(width)
  }

  /// Sums the products of the rows of the last evaluation over the first columns.
  mutating func sum(_ kernel: ETSKernel, count: Int, columns: Int, isRelative: Bool) {
    let used = (columns + 1) / 2
    sumProducts(kernel.rows.span, count: count, used: used)
    for pair in 0..<used { logSlopes[pair] = .zero }
    if isRelative { sumLogSlopes(kernel.rows.span, count: count, used: used) }
    let squares = product(Place.error, Place.error)
    for place in 0..<columns {
      slopes[place] = product(Place.error, place) + squares * logSlope(place)
    }
  }

  /// Takes four rows at a time, so that each product is read and written once for all four; the
  /// rows after the last are zero.
  private mutating func sumProducts(_ rows: Span<SIMD2<Double>>, count: Int, used: Int) {
    let pairs = pairs
    var products = products.mutableSpan
    for index in 0..<2 * used * pairs { unsafe products[unchecked: index] = .zero }
    // Positions are those of rows that the kernel made; the sums of indices cannot overflow.
    for row in stride(from: 0, to: count, by: 4) {
      let a = row * pairs
      let (b, c, d) = (a + pairs, a + 2 * pairs, a + 3 * pairs)
      for pair in 0..<used {
        let (va, vb) = (rows[a + pair], rows[b + pair])
        let (vc, vd) = (rows[c + pair], rows[d + pair])
        let even = 2 * pair * pairs
        let odd = even + pairs
        var other = 0
        while other <= pair {
          let (wa, wb) = unsafe (rows[unchecked: a &+ other], rows[unchecked: b &+ other])
          let (wc, wd) = unsafe (rows[unchecked: c &+ other], rows[unchecked: d &+ other])
          var first = unsafe products[unchecked: even &+ other]
          var second = unsafe products[unchecked: odd &+ other]
          first += va[0] * wa
          second += va[1] * wa
          first += vb[0] * wb
          second += vb[1] * wb
          first += vc[0] * wc
          second += vc[1] * wc
          first += vd[0] * wd
          second += vd[1] * wd
          unsafe products[unchecked: even &+ other] = first
          unsafe products[unchecked: odd &+ other] = second
          other &+= 1
        }
      }
    }
  }

  private mutating func sumLogSlopes(_ rows: Span<SIMD2<Double>>, count: Int, used: Int) {
    let pairs = pairs
    var sums = logSlopes.mutableSpan
    for row in 0..<count {
      let start = row * pairs
      let relative = unsafe rows[unchecked: start + Place.error / 2][Place.error % 2]
      let factor = -1 / ((1 + relative) * Double(count))
      var pair = 0
      while pair < used {
        unsafe sums[unchecked: pair] += factor * rows[unchecked: start &+ pair]
        pair &+= 1
      }
    }
  }

  private func product(_ first: Int, _ second: Int) -> Double {
    let (row, column) = first > second ? (first, second) : (second, first)
    return products[row * pairs + column / 2][column % 2]
  }

  private func logSlope(_ place: Int) -> Double { logSlopes[place / 2][place % 2] }

  /// Sets up the matrix over places, one row each.
  mutating func assemble(_ places: [Int]) {
    count = places.count
    let squares = product(Place.error, Place.error)
    for (row, place) in places.enumerated() {
      let own = logSlope(place)
      let (mixed, product) = (own * squares + product(Place.error, place), own)
      for (column, other) in places[...row].enumerated() {
        let value =
          self.product(place, other) + mixed * logSlope(other)
          + product * self.product(Place.error, other)
        matrix[row * count + column] = value
        matrix[column * count + row] = value
      }
    }
  }

  /// Solves (A + λ diag A) x = g over the rows that are not fixed; false where it breaks down.
  ///
  /// - Parameters:
  ///   - places: The places of the rows.
  ///   - isFixed: Whether a row's ``step`` is given; what it brings to the others is taken off.
  mutating func solve(_ places: [Int], damping: Double, isFixed: [Bool]) -> Bool {
    free.removeAll(keepingCapacity: true)
    var largest = 0.0
    for row in 0..<count {
      largest = max(largest, matrix[row * count + row])
      if !isFixed[row] { free.append(row) }
    }
    for (index, row) in free.enumerated() {
      var value = slopes[places[row]]
      for other in 0..<count where isFixed[other] {
        value -= matrix[row * count + other] * step[other]
      }
      right[index] = value
      for (place, other) in free[index...].enumerated() {
        factor[index * free.count + index + place] = matrix[row * count + other]
      }
      factor[index * free.count + index] +=
        damping * max(matrix[row * count + row], 1e-12 * largest)
    }
    guard ETSNormalEquations.solve(free.count, &factor, &pivots, &right) else { return false }
    for (index, row) in free.enumerated() { step[row] = right[index] }
    return true
  }

  /// Solves equations in place by A = LDLᵀ, the upper triangle of A given row by row.
  private static func solve(
    _ count: Int, _ factor: inout [Double], _ pivots: inout [Double], _ right: inout [Double]
  ) -> Bool {
    var factor = factor.mutableSpan
    var pivots = pivots.mutableSpan
    var right = right.mutableSpan
    for column in 0..<count {
      let start = column * count
      let pivot = factor[start + column]
      guard pivot > 0, pivot.isFinite else { return false }
      let inverse = 1 / pivot
      pivots[column] = inverse
      let value = right[column] * inverse
      for row in column + 1..<max(count, column + 1) {
        let ratio = unsafe factor[unchecked: start + row] * inverse
        unsafe right[unchecked: row] -= factor[unchecked: start + row] * value
        let target = row * count
        var index = row
        while index < count {
          unsafe factor[unchecked: target &+ index] -= ratio * factor[unchecked: start &+ index]
          index &+= 1
        }
      }
    }
    for column in (0..<count).reversed() {
      let start = column * count
      var value = right[column]
      for row in column + 1..<max(count, column + 1) {
        unsafe value -= factor[unchecked: start + row] * right[unchecked: row]
      }
      right[column] = value * pivots[column]
      guard right[column].isFinite else { return false }
    }
    return true
  }

  /// By how much the linearised sum of squares falls at least with the step.
  func promise(_ places: [Int]) -> Double {
    var sum = 0.0
    for row in 0..<count { sum += slopes[places[row]] * step[row] }
    return sum
  }
}
