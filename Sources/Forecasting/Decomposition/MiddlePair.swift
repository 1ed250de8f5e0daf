/// The two middle numbers of a sample, as the published program of the decomposition by loess
/// finds them.
///
/// With an odd count both are the median. With an even count the program's partial sort is asked
/// for two neighbouring places in falling order; where a partition ends exactly between them it
/// orders one side only, and the number at the other place is the one that happens to stand there.
/// Results agree with the program, and with R's `stl`, only if the same is done.
struct MiddlePair {
  let lower: Double
  let upper: Double

  /// Finds the pair among at least one number.
  init(of numbers: [Double]) {
    var values = numbers
    let high = values.count / 2
    let low = values.count - 1 - high
    guard low != high else {
      values.sort()
      (lower, upper) = (values[low], values[high])
      return
    }
    var (first, last) = (0, values.count - 1)
    while first == 0 ? first < last : last - first > 10 {
      let (leftEnd, rightStart) = MiddlePair.partition(&values, first, last)
      let isLeftFirst = leftEnd - first <= last - rightStart
      if isLeftFirst ? low > leftEnd : low >= rightStart {
        first = rightStart
      } else if isLeftFirst ? high <= leftEnd : high < rightStart {
        last = leftEnd
      } else if isLeftFirst {
        (lower, upper) = (values[first...leftEnd].max() ?? values[low], values[high])
        return
      } else {
        (lower, upper) = (values[low], values[rightStart...last].min() ?? values[high])
        return
      }
    }
    if first < last { values[first...last].sort() }
    (lower, upper) = (values[low], values[high])
  }

  /// Parts a stretch by the median of its first, middle and last number.
  ///
  /// - Returns: The end of the part not above it and the start of the part not below it.
  private static func partition(_ values: inout [Double], _ first: Int, _ last: Int)
    -> (leftEnd: Int, rightStart: Int)
  {
    let middle = (first + last) / 2
    if values[first] > values[middle] { values.swapAt(first, middle) }
    if values[last] < values[middle] {
      values.swapAt(last, middle)
      if values[first] > values[middle] { values.swapAt(first, middle) }
    }
    let pivot = values[middle]
    var (left, right) = (first, last)
    while true {
      repeat { right -= 1 } while values[right] > pivot
      repeat { left += 1 } while values[left] < pivot
      if left > right { return (right, left) }
      values.swapAt(left, right)
    }
  }
}
