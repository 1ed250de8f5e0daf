import Quantities

/// The dated values of one parameter for one group, as an office would have recorded them.
struct ParameterHistory {
  let name: String
  let group: String?
  let unit: QuantityUnit
  let decimals: Int

  /// Values as written, each from a month on; a cover parameter's are dated by January.
  let levels: [(from: Period, number: Double)]

  /// Whether the values are dated by the year they cover.
  let isCover: Bool
  let source: String

  /// The value in base units at a month; the first value holds before it.
  func value(at month: Period) -> Double {
    let number = levels.last { $0.from <= month }?.number ?? levels[0].number
    return Quantity(number, unit).baseValue
  }

  /// Whether a level was known when the last month closed.
  func isKnown(_ level: (from: Period, number: Double)) -> Bool {
    isCover || level.from <= Span.closed
  }

  /// A level's date as written: the year, or the month where it starts within one.
  func date(_ level: (from: Period, number: Double)) -> String {
    level.from.index == 1 ? Period(year: level.from.year).description : level.from.description
  }
}

/// All parameters of a fund.
struct ParameterBook {
  private(set) var histories: [ParameterHistory] = []

  /// Adds a parameter with a value a year from 2019 on, and values from months in between.
  mutating func add(
    _ name: String, group: String? = nil, unit: String, decimals: Int, yearly: [Double],
    steps: [(year: Int, month: Int, number: Double)] = [], cover: Bool = false, source: String
  ) {
    guard let unit = QuantityUnit(unit) else {
      preconditionFailure("\(name) is given in \(unit), which is not a unit.")
    }
    var levels = yearly.enumerated().map { offset, number in
      (from: Period(year: Span.years.lowerBound + offset, month: 1), number: number)
    }
    levels += steps.map { (from: Period(year: $0.year, month: $0.month), number: $0.number) }
    levels.sort { $0.from < $1.from }
    let rounded = levels.map { (from: $0.from, number: round($0.number, decimals)) }
    histories.append(
      ParameterHistory(
        name: name, group: group, unit: unit, decimals: decimals, levels: rounded,
        isCover: cover, source: source))
  }

  /// A parameter's value in base units.
  func callAsFunction(_ name: String, _ group: String? = nil, at month: Period) -> Double {
    guard let history = histories.first(where: { $0.name == name && $0.group == group }) else {
      preconditionFailure("The county has no parameter \(name) for \(group ?? "all").")
    }
    return history.value(at: month)
  }

  /// A sum over groups.
  func sum(over groups: [String], _ term: (String) -> Double) -> Double {
    groups.reduce(0) { $0 + term($1) }
  }

  private func round(_ number: Double, _ decimals: Int) -> Double {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (number * power).rounded() / power
  }
}

/// A number with a fixed number of decimals, trailing zeros left out.
func written(_ number: Double, decimals: Int) -> String {
  let power = (0..<decimals).reduce(1) { power, _ in power * 10 }
  let scaled = Int((number * Double(power)).rounded())
  let sign = scaled < 0 ? "-" : ""
  let whole = "\(sign)\(abs(scaled) / power)"
  var digits = String(abs(scaled) % power + power).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return digits.isEmpty ? whole : "\(whole).\(digits)"
}
