/// Where a value is far from most of the four next to it: the first of them that it is far from.
///
/// - Parameters:
///   - index: the place of the value among values above zero, in their order.
///   - ratio: how many times a neighbour the value must be, or the neighbour it.
/// - Returns: the neighbour's place; `nil` where fewer than two neighbours, or only half, are far.
func farNeighbour(of index: Int, in values: [Double], ratio: Double) -> Int? {
  let nearest = [index - 2, index - 1, index + 1, index + 2].filter(values.indices.contains)
  let value = values[index]
  let far = nearest.filter { values[$0] * ratio <= value || values[$0] >= value * ratio }
  return far.count >= 2 && far.count * 2 > nearest.count ? far.first : nil
}
