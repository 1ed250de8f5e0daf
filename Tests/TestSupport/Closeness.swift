import Glibc

/// How far two numbers lie apart, relative to the larger; zero if they are equal or both not a
/// number, infinite if only one of them is finite.
public func relativeDifference(_ left: Double, _ right: Double) -> Double {
  if left == right || left.isNaN && right.isNaN { return 0 }
  if !left.isFinite || !right.isFinite { return .infinity }
  return abs(left - right) / max(abs(left), abs(right))
}

/// The largest absolute difference of corresponding numbers; infinite if the counts differ or a
/// difference is not a number.
public func largestDifference(_ left: [Double], _ right: [Double]) -> Double {
  if left.count != right.count { return .infinity }
  var largest = 0.0
  for (first, second) in zip(left, right) where first != second {
    let difference = abs(first - second)
    largest = difference.isNaN ? .infinity : max(largest, difference)
  }
  return largest
}

func power(_ base: Double, _ exponent: Double) -> Double {
  pow(base, exponent)
}
