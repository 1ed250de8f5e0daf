internal import LinearAlgebra

/// Splits counts of age groups smoothly into single ages, keeping every group's total.
///
/// The single ages minimise Σ (Δ² v)² subject to the totals: a discrete histospline (Boneva,
/// Kendall and Stefanov, Spline Transformations, Journal of the Royal Statistical Society B 33
/// (1971), 1–70). Where that goes below zero the ages concerned are held at zero and the rest is
/// solved again; where a group is empty, so are its ages.
public enum AgeGroupSplit {
  /// The counts by single age.
  ///
  /// - Parameters:
  ///   - totals: the count of each group, none negative.
  ///   - starts: the first age of each group, ascending from 0. The last group is open and stays
  ///     whole, as the last element of the result.
  /// - Returns: one count for each age from 0 to the start of the last group.
  /// - Throws: `unevenGroups`, `unusableValue`, `degenerate`.
  /// - Precondition: as many totals as starts.
  /// - Complexity: cubic in the number of ages; a few milliseconds for a hundred.
  public static func singleAges(
    totals: [Double], starts: [Int]
  ) throws(PopulationError) -> [Double] {
    precondition(
      totals.count == starts.count, "\(totals.count) totals do not fit \(starts.count) groups.")
    if starts.first != 0 { throw .unevenGroups(position: 0) }
    for position in 1..<max(1, starts.count) where starts[position] <= starts[position - 1] {
      throw .unevenGroups(position: position)
    }
    for (position, total) in totals.enumerated() where !(total >= 0 && total.isFinite) {
      throw .unusableValue(position: position, value: total)
    }
    guard starts.count > 1 else { return totals }
    let groups = (0..<(starts.count - 1)).map { starts[$0]..<starts[$0 + 1] }
    return try closed(Array(totals.dropLast()), groups) + [totals[totals.count - 1]]
  }

  /// The counts by single age of groups that are all closed.
  ///
  /// - Parameters:
  ///   - totals: the count of each group.
  ///   - groups: adjoining ranges of ages from the first to the last.
  /// - Returns: one count for each age of the groups, in order.
  /// - Throws: `unevenGroups`, `unusableValue`, `degenerate`.
  public static func singleAges(
    totals: [Double], groups: [Range<Int>]
  ) throws(PopulationError) -> [Double] {
    precondition(
      totals.count == groups.count, "\(totals.count) totals do not fit \(groups.count) groups.")
    for position in groups.indices {
      let adjoins =
        position == 0 || groups[position].lowerBound == groups[position - 1].upperBound
      if groups[position].isEmpty || !adjoins { throw .unevenGroups(position: position) }
      guard totals[position] >= 0, totals[position].isFinite else {
        throw .unusableValue(position: position, value: totals[position])
      }
    }
    return try closed(totals, groups)
  }

  private static func closed(
    _ totals: [Double], _ groups: [Range<Int>]
  ) throws(PopulationError) -> [Double] {
    guard let first = groups.first?.lowerBound, let end = groups.last?.upperBound else { return [] }
    var isZero = [Bool](repeating: false, count: end - first)
    for (group, total) in zip(groups, totals) where total == 0 {
      for age in group { isZero[age - first] = true }
    }
    let scale = max(totals.reduce(0, +), .leastNormalMagnitude)
    for _ in 0...isZero.count {
      let values = try solve(totals, groups, first, isZero)
      var changed = false
      for index in values.indices where values[index] < -1e-12 * scale && !isZero[index] {
        isZero[index] = true
        changed = true
      }
      if !changed { return settle(values.map { max(0, $0) }, totals, groups, first) }
    }
    throw .degenerate
  }

  /// Solves the minimum's linear system with some ages held at zero.
  private static func solve(
    _ totals: [Double], _ groups: [Range<Int>], _ first: Int, _ isZero: [Bool]
  ) throws(PopulationError) -> [Double] {
    let free = isZero.indices.filter { !isZero[$0] }
    var place = [Int](repeating: -1, count: isZero.count)
    for (position, age) in free.enumerated() { place[age] = position }
    let used = groups.indices.filter { group in
      groups[group].contains { !isZero[$0 - first] }
    }
    let size = free.count + used.count
    var system = Matrix(rows: size, columns: size)
    for start in 0..<max(0, isZero.count - 2) {
      let terms = [(start, 1.0), (start + 1, -2.0), (start + 2, 1.0)]
      for (row, left) in terms where place[row] >= 0 {
        for (column, right) in terms where place[column] >= 0 {
          system[place[row], place[column]] += left * right
        }
      }
    }
    var right = [Double](repeating: 0, count: size)
    for (position, group) in used.enumerated() {
      right[free.count + position] = totals[group]
      for age in groups[group] where place[age - first] >= 0 {
        system[free.count + position, place[age - first]] = 1
        system[place[age - first], free.count + position] = 1
      }
    }
    do {
      let solution = try system.solve(right)
      return place.map { $0 < 0 ? 0 : solution[$0] }
    } catch {
      throw .degenerate
    }
  }

  /// Takes the last rounding out of the totals.
  private static func settle(
    _ values: [Double], _ totals: [Double], _ groups: [Range<Int>], _ first: Int
  ) -> [Double] {
    var result = values
    for (group, total) in zip(groups, totals) where total > 0 {
      let sum = group.reduce(0) { $0 + values[$1 - first] }
      for age in group { result[age - first] *= total / sum }
    }
    return result
  }
}
