/// Lists of numbers at some years, and between them along straight lines.
///
/// Before the first year and after the last the value there is kept.
struct YearValues {
  let years: [Int]
  let values: [[Double]]

  /// The values at a time; years are dated at their middle, as rates are.
  func at(_ time: Double) -> [Double] {
    guard let first = years.first, let last = years.last else { return [] }
    if time <= Double(first) { return values[0] }
    if time >= Double(last) { return values[values.count - 1] }
    let upper = years.firstIndex { Double($0) >= time } ?? years.count - 1
    let (start, end) = (Double(years[upper - 1]), Double(years[upper]))
    let share = (time - start) / (end - start)
    return zip(values[upper - 1], values[upper]).map { (1 - share) * $0 + share * $1 }
  }
}
