public import Quantities

extension Series {
  /// The part at a range of positions.
  public func slice(_ range: Range<Int>) -> Series {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "Positions \(range) lie outside a series of \(count) periods.")
    return Series(start: start.advanced(by: range.lowerBound), values: Array(storage[range]))
  }

  /// The part up to and including a period; empty when the period lies before the start, and the
  /// whole series when it lies after the end.
  public func prefix(through period: Period) -> Series {
    let length = min(max(start.distance(to: period) + 1, 0), count)
    return slice(0..<length)
  }

  /// The part from a period on; empty when the period lies after the end, and the whole series
  /// when it lies before the start.
  public func suffix(from period: Period) -> Series {
    let first = min(max(start.distance(to: period), 0), count)
    return slice(first..<count)
  }

  /// The series without missing values at its two ends; empty when nothing was observed.
  public func trimmed() -> Series {
    guard let first = storage.firstIndex(where: { !$0.isNaN }),
      let last = storage.lastIndex(where: { !$0.isNaN })
    else { return slice(0..<0) }
    return slice(first..<last + 1)
  }

  /// The series with further values after its end, `nil` where missing.
  public func appending(_ further: [Double?]) -> Series {
    Series(start: start, values: values + further)
  }

  /// The series with every observed value transformed; a result that is not finite is missing.
  public func map(_ transform: (Double) -> Double) -> Series {
    Series(start: start, values: storage.map { $0.isNaN ? $0 : transform($0) })
  }

  /// The series with one value replaced, `nil` to make it missing; the period must lie inside.
  public func replacing(_ period: Period, with value: Double?) -> Series {
    guard let index = index(of: period) else {
      preconditionFailure("Period \(period) lies outside the series \(start) to \(end).")
    }
    var copy = storage
    copy[index] = value ?? .nan
    return Series(start: start, values: copy)
  }
}
