/// Whole numbers near given ones that add up to a given total, by largest remainder.
///
/// Each value is rounded down; what is missing from the total goes, one each, to those with the
/// largest remainder, the first of equals first. A total further away than one each is spread
/// evenly first.
///
/// - Returns: as many numbers as values; none for none, whatever the total.
func apportioned(_ values: [Double], total: Int64) -> [Int64] {
  guard !values.isEmpty else { return [] }
  let floors = values.map { Int64($0.rounded(.down)) }
  let rest = total - floors.reduce(0, +)
  let count = Int64(values.count)
  let each = rest >= 0 ? rest / count : -((-rest + count - 1) / count)
  let extra = Int(rest - each * count)
  let order = values.indices.sorted {
    let (left, right) = (
      values[$0] - values[$0].rounded(.down), values[$1] - values[$1].rounded(.down)
    )
    return left == right ? $0 < $1 : left > right
  }
  var result = floors
  for (rank, index) in order.enumerated() { result[index] += each + (rank < extra ? 1 : 0) }
  return result
}
