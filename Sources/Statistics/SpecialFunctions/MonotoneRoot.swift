/// The root of a rising function, by Newton's steps kept inside a shrinking bracket.
///
/// - Parameters:
///   - start: where to begin.
///   - function: the value and the derivative at a point; the value must rise with the point, and
///     be negative far to the left and positive far to the right.
/// - Returns: the point at which steps have shrunk to the rounding of the point itself.
func monotoneRoot(
  from start: Double, _ function: (Double) -> (value: Double, derivative: Double)
) -> Double {
  var lower = -Double.infinity
  var upper = Double.infinity
  var point = start
  var stride = 1.0
  for _ in 0..<400 {
    let (value, derivative) = function(point)
    if value == 0 { return point }
    if value < 0 { lower = point } else { upper = point }
    var next = point - value / derivative
    // Newton's step where it stays inside; else halve the bracket, or walk on while it is open.
    if !(next > lower && next < upper) || abs(next - point) > 64 * max(1, abs(point)) {
      if lower.isFinite && upper.isFinite {
        next = lower + 0.5 * (upper - lower)
      } else {
        next = value < 0 ? point + stride : point - stride
        stride *= 2
      }
    }
    if abs(next - point) <= 0x1p-52 * abs(next) || next == lower || next == upper { return next }
    point = next
  }
  return point
}
