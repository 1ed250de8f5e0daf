/// A life table with all its columns.
///
/// Groups of ages start at `ages`; the last is open. With n the length of a group in years:
///
/// - m: the death rate, deaths over years lived;
/// - a: the years lived in the group by those who die in it (separation);
/// - q: the probability of dying in it; l: survivors at its start; d = l q: deaths;
/// - L = n lₓ₊ₙ + a d: years lived in it, for the open group l a with a = 1 / m;
/// - T: years lived from its start on; e = T / l: expected years of life at its start.
///
/// Preston, Heuveline and Guillot, Demography: Measuring and Modeling Population Processes (2001),
/// §3.2 and box 3.1.
public struct LifeTable: Sendable, Equatable {
  /// How probabilities follow from rates.
  public enum Conversion: Sendable, Equatable {
    /// q = n m / (1 + (n − a) m), which the definitions of m and a imply.
    case separation
    /// q = 1 − e^(−n m), the rate being constant within the group.
    case constantForce
  }

  /// The first age of each group.
  public let ages: [Int]

  /// m, deaths a person-year.
  public let rates: [Double]

  /// a, in years.
  public let separation: [Double]

  /// q; one in the last, open group.
  public let probabilities: [Double]

  /// l, the first being the radix.
  public let survivors: [Double]

  /// d.
  public let deaths: [Double]

  /// L, in person-years.
  public let personYears: [Double]

  /// T, in person-years.
  public let personYearsAbove: [Double]

  /// e, in years; zero where nobody is left.
  public let expectation: [Double]

  /// Expected years of life at the first age.
  public var lifeExpectancy: Double { expectation[0] }

  /// A table from death rates.
  ///
  /// - Parameters:
  ///   - ages: the first age of each group, ascending; the last group is open.
  ///   - rates: m of each group; that of the open group must be positive.
  ///   - separation: a of each group but the open one, whose is 1 / m; half the group if `nil`.
  ///   - conversion: how probabilities follow.
  ///   - radix: l of the first age.
  /// - Throws: `empty`, `unevenSteps`, `unusableRate`, `notProbability` where a rate gives one
  ///   above one.
  /// - Precondition: there are as many rates, and separations where given, as ages.
  public init(
    ages: [Int], rates: [Double], separation: [Double]? = nil,
    conversion: Conversion = .separation, radix: Double = 100_000
  ) throws(MortalityError) {
    let lengths = try Self.lengths(ages)
    precondition(
      rates.count == ages.count && (separation?.count ?? ages.count) == ages.count,
      "A life table needs a rate, and a separation where given, for each age.")
    let last = ages.count - 1
    for (position, rate) in rates.enumerated() {
      guard rate.isFinite, rate >= 0, position < last || rate > 0 else {
        throw .unusableRate(position: position, year: 0, value: rate)
      }
    }
    var parts = separation ?? lengths.map { $0 / 2 }
    parts[last] = 1 / rates[last]
    var probabilities = [Double](repeating: 1, count: ages.count)
    for position in 0..<last {
      let (length, rate) = (lengths[position], rates[position])
      let probability =
        conversion == .separation
        ? length * rate / (1 + (length - parts[position]) * rate) : -expMinusOne(-length * rate)
      guard probability >= 0, probability <= 1 else {
        throw .notProbability(position: position, value: probability)
      }
      probabilities[position] = probability
    }
    self.init(
      ages: ages, lengths: lengths, rates: rates, separation: parts, probabilities: probabilities,
      radix: radix)
  }

  /// A table from probabilities of dying.
  ///
  /// - Parameters:
  ///   - ages: the first age of each group, ascending; the last group is open.
  ///   - probabilities: q of each group; what is given for the open group is taken as one.
  ///   - separation: a of each group but the open one; half the group if `nil`.
  ///   - openYears: the expected years of life in the open group; half a year if `nil`.
  ///   - radix: l of the first age.
  /// - Throws: `empty`, `unevenSteps`, `notProbability`, `unusableRate` for open years that are
  ///   not positive.
  /// - Precondition: as many probabilities, and separations where given, as ages.
  public init(
    ages: [Int], probabilities: [Double], separation: [Double]? = nil, openYears: Double? = nil,
    radix: Double = 100_000
  ) throws(MortalityError) {
    let lengths = try Self.lengths(ages)
    precondition(
      probabilities.count == ages.count && (separation?.count ?? ages.count) == ages.count,
      "A life table needs a probability, and a separation where given, for each age.")
    let last = ages.count - 1
    for (position, probability) in probabilities.enumerated() {
      guard probability >= 0, probability <= 1 else {
        throw .notProbability(position: position, value: probability)
      }
    }
    let open = openYears ?? 0.5
    guard open > 0, open.isFinite else {
      throw .unusableRate(position: last, year: 0, value: 1 / open)
    }
    var parts = separation ?? lengths.map { $0 / 2 }
    parts[last] = open
    var closed = probabilities
    closed[last] = 1
    let rates = ages.indices.map { position in
      let probability = closed[position]
      return position == last
        ? 1 / open
        : probability / (lengths[position] * (1 - probability) + parts[position] * probability)
    }
    self.init(
      ages: ages, lengths: lengths, rates: rates, separation: parts, probabilities: closed,
      radix: radix)
  }

  private init(
    ages: [Int], lengths: [Double], rates: [Double], separation: [Double],
    probabilities: [Double], radix: Double
  ) {
    precondition(radix > 0, "A life table's radix must be positive, not \(radix).")
    let last = ages.count - 1
    var survivors = [radix]
    for position in 0..<last {
      survivors.append(survivors[position] * (1 - probabilities[position]))
    }
    let deaths = zip(survivors, probabilities).map { $0 * $1 }
    let personYears = ages.indices.map { position in
      position == last
        ? survivors[position] * separation[position]
        : lengths[position] * survivors[position + 1] + separation[position] * deaths[position]
    }
    var above = personYears
    for position in (0..<last).reversed() { above[position] += above[position + 1] }
    self.ages = ages
    self.rates = rates
    self.separation = separation
    self.probabilities = probabilities
    self.survivors = survivors
    self.deaths = deaths
    self.personYears = personYears
    personYearsAbove = above
    expectation = zip(above, survivors).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The length of each group in years; infinite for the last.
  private static func lengths(_ ages: [Int]) throws(MortalityError) -> [Double] {
    if ages.isEmpty { throw .empty }
    var lengths: [Double] = []
    for position in 1..<max(1, ages.count) {
      let length = ages[position] - ages[position - 1]
      if length <= 0 { throw .unevenSteps(position: position) }
      lengths.append(Double(length))
    }
    return lengths + [.infinity]
  }
}
