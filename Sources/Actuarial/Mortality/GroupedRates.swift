import Glibc

/// Death rates of age groups as rates of single ages, and infant separation.
public enum GroupedRates {
  /// The rates of single ages from rates of groups.
  ///
  /// Groups of one year stay as they are. Between the midpoints of wider groups from age 5 on, the
  /// logarithm of the rate runs along a straight line; before the first such midpoint and within
  /// groups that begin below age 5 it keeps the group's.
  ///
  /// - Parameters:
  ///   - starts: the first age of each group, ascending from 0; the last group is open.
  ///   - rates: one a group; a rate of zero counts as 1e-9.
  /// - Returns: rates of ages 0, 1, … up to the start of the open group, whose own rate comes last.
  /// - Throws: `empty`, `unevenSteps` for starts that do not ascend from 0, `unusableRate`.
  /// - Precondition: as many rates as starts.
  public static func singleAges(
    starts: [Int], rates: [Double]
  ) throws(MortalityError) -> [Double] {
    precondition(
      starts.count == rates.count, "\(rates.count) rates do not fit \(starts.count) groups.")
    guard let open = starts.last, let first = starts.first else { throw .empty }
    if first != 0 { throw .unevenSteps(position: 0) }
    for position in starts.indices.dropFirst() where starts[position] <= starts[position - 1] {
      throw .unevenSteps(position: position)
    }
    for (position, rate) in rates.enumerated() where !(rate >= 0 && rate.isFinite) {
      throw .unusableRate(position: position, year: 0, value: rate)
    }
    let logarithms = rates.map { log(max($0, 1e-9)) }
    // Midpoints of the closed groups from age 5 on.
    let grown = starts.indices.dropLast().filter { starts[$0] >= 5 }
    let midpoints = grown.map { Double(starts[$0] + starts[$0 + 1]) / 2 }
    var result: [Double] = []
    var group = 0
    for age in 0..<open {
      while starts[group + 1] <= age { group += 1 }
      let isSingle = starts[group + 1] - starts[group] == 1
      let time = Double(age) + 0.5
      guard !isSingle, let last = midpoints.last, let begin = midpoints.first, time > begin else {
        result.append(rates[group])
        continue
      }
      if time >= last {
        // Onward to the open group along the last slope, but never beyond its rate.
        guard midpoints.count > 1 else {
          result.append(rates[group])
          continue
        }
        let (left, right) = (grown[grown.count - 2], grown[grown.count - 1])
        let slope =
          (logarithms[right] - logarithms[left]) / (last - midpoints[midpoints.count - 2])
        result.append(
          exp(min(logarithms[logarithms.count - 1], logarithms[right] + slope * (time - last))))
        continue
      }
      let upper = midpoints.firstIndex { $0 >= time } ?? midpoints.count - 1
      let share =
        (time - midpoints[upper - 1]) / (midpoints[upper] - midpoints[upper - 1])
      result.append(
        exp((1 - share) * logarithms[grown[upper - 1]] + share * logarithms[grown[upper]]))
    }
    return result + [rates[rates.count - 1]]
  }

  /// The years lived in their first year by those who die in it.
  ///
  /// For a rate below 0.107, 0.053 + 2.8 m for girls and 0.045 + 2.684 m for boys; else 0.35 and
  /// 0.33. Preston, Heuveline and Guillot, Demography (2001), table 3.3, after Coale and Demeny.
  public static func infantSeparation(rate: Double, isFemale: Bool) -> Double {
    if rate >= 0.107 { return isFemale ? 0.35 : 0.33 }
    return isFemale ? 0.053 + 2.8 * rate : 0.045 + 2.684 * rate
  }

  /// A life table of single ages up to an open one.
  ///
  /// - Parameters:
  ///   - rates: of ages 0, 1, …, the last being open.
  ///   - lastAge: where the table's open age is to be. Below the rates' own the ages above it are
  ///     put together, m = l / T; above it Kannisto's law continues the last twenty closed ages.
  ///   - isFemale: for the infants' separation.
  ///   - isOpenKnown: whether the open age's rate is one; else it is passed over and the law gives the
  ///     open age as well.
  /// - Throws: what the table or the law throws.
  public static func lifeTable(
    rates: [Double], lastAge: Int, isFemale: Bool, isOpenKnown: Bool = true
  ) throws(MortalityError) -> LifeTable {
    guard let first = rates.first else { throw .empty }
    func table(_ rates: [Double]) throws(MortalityError) -> LifeTable {
      var separation = [Double](repeating: 0.5, count: rates.count)
      separation[0] = infantSeparation(rate: first, isFemale: isFemale)
      return try LifeTable(
        ages: Array(0..<rates.count), rates: rates, separation: separation)
    }
    let open = rates.count - 1
    if lastAge == open && isOpenKnown { return try table(rates) }
    var longer = rates
    if lastAge > open || !isOpenKnown {
      let ages = Array(max(0, open - 20)..<open)
      let law = try KannistoExtension(
        ages: ages, rates: ages.map { min(0.999, max(1e-9, rates[$0])) })
      longer.removeLast()
      let end = max(lastAge, 130)
      longer += (open...end).map(law.rate(of:))
    }
    let whole = try table(longer)
    let alive = whole.survivors[lastAge]
    let above = whole.personYearsAbove[lastAge]
    return try table(Array(longer[0..<lastAge]) + [above > 0 ? alive / above : longer[lastAge]])
  }
}
