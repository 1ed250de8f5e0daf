/// Puts the values of chosen ranks at their places, as a full sort would.
///
/// Hoare's selection for many ranks at once, with the median of three for a pivot. A short part is
/// sorted by insertion, and one that many divisions have left long by a heap (Musser, Introspective
/// Sorting and Selection Algorithms, Software: Practice and Experience 27 (1997), 983–993). No
/// chance is involved, so the order that results is always the same.
enum Selection {
  /// After the call the values at all `ranks` are those of the sorted sample.
  ///
  /// - Precondition: `ranks` ascend and lie within the sample, which holds no NaN.
  static func place(_ ranks: [Int], in values: inout MutableSpan<Double>) {
    if ranks.isEmpty { return }
    let depth = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
    place(ranks[...], in: &values, 0, values.count, depth)
  }

  private static func place(
    _ wanted: ArraySlice<Int>, in values: inout MutableSpan<Double>, _ start: Int, _ stop: Int,
    _ allowance: Int
  ) {
    var ranks = wanted
    var (start, stop, allowance) = (start, stop, allowance)
    while !ranks.isEmpty && stop - start > 16 {
      if allowance == 0 {
        heapSort(&values, start, stop)
        return
      }
      allowance -= 1
      let cut = partition(&values, start, stop)
      var middle = ranks.startIndex
      while middle < ranks.endIndex && ranks[middle] < cut { middle += 1 }
      place(ranks[..<middle], in: &values, start, cut, allowance)
      ranks = ranks[middle...]
      start = cut
    }
    if !ranks.isEmpty { insertionSort(&values, start, stop) }
  }

  /// Hoare's partition: everything before the cut is at most everything from it on. The median of
  /// three leaves at least one value on either side.
  private static func partition(
    _ values: inout MutableSpan<Double>, _ start: Int, _ stop: Int
  ) -> Int {
    let first = values[start]
    let middle = values[start + (stop - start) / 2]
    let last = values[stop - 1]
    let pivot = max(min(first, middle), min(max(first, middle), last))
    var left = start
    var right = stop - 1
    while true {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left >= right { break }
      values.swapAt(left, right)
      left += 1
      right -= 1
    }
    return left > right ? left : left + 1
  }

  private static func insertionSort(
    _ values: inout MutableSpan<Double>, _ start: Int, _ stop: Int
  ) {
    for index in (start + 1)..<max(stop, start + 1) {
      let value = values[index]
      var place = index
      while place > start && values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }

  private static func heapSort(_ values: inout MutableSpan<Double>, _ start: Int, _ stop: Int) {
    let count = stop - start
    for root in (0..<(count / 2)).reversed() { sift(&values, start, root, count) }
    for end in (1..<count).reversed() {
      values.swapAt(start, start + end)
      sift(&values, start, 0, end)
    }
  }

  /// Lets the value at a heap's root sink to its place.
  private static func sift(
    _ values: inout MutableSpan<Double>, _ start: Int, _ root: Int, _ count: Int
  ) {
    var parent = root
    while 2 * parent + 1 < count {
      var child = 2 * parent + 1
      if child + 1 < count && values[start + child] < values[start + child + 1] { child += 1 }
      if values[start + parent] >= values[start + child] { return }
      values.swapAt(start + parent, start + child)
      parent = child
    }
  }
}
