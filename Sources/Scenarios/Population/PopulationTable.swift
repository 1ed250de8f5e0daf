import Actuarial
import Quantities
import Tables

/// Populations by year, age and sex as a table gives them.
struct PopulationTable {
  let path: String
  private let table: AgeTable

  init(_ path: String, _ reader: inout FigureReader) {
    self.path = path
    table = AgeTable(
      &reader, column: "persons", limits: .notNegative, isOpen: true, startsAtZero: true,
      needsSexes: true)
    if reader.isSound, let first = table.series.first, first.starts.count < 2 {
      reader.report(
        first.rows[0], "age", "too-few-values",
        LocalizedText("只有一个年龄", "there is only one age"),
        LocalizedText("至少两个年龄", "two ages at least"))
    }
  }

  /// The people of a year, by single age; groups split smoothly. The last year if `nil`.
  func start(_ year: Int?) -> (people: Sexes<[Double]>, year: Int, isGrouped: Bool)? {
    guard let year = year ?? table.years.last, let women = table.series(year, sex: 0),
      let men = table.series(year, sex: 1)
    else { return nil }
    let isGrouped = zip(women.starts, women.starts.dropFirst()).contains { $1 - $0 > 1 }
    func ages(_ series: AgeTable.Series) -> [Double]? {
      isGrouped
        ? try? AgeGroupSplit.singleAges(totals: series.values, starts: series.starts)
        : series.values
    }
    guard let female = ages(women), let male = ages(men) else { return nil }
    return (Sexes(female: female, male: male), year, isGrouped)
  }
}

/// Fertility by single age and year, from rates or from totals and a pattern.
struct BirthTables {
  let fertility: YearValues
  let firstAge: Int
  let pattern: YearValues?
  let boysPerGirl: YearValues?

  /// From births a woman-year by age.
  init(rates table: AgeTable) {
    let split = Self.singleAges(table, areRates: true)
    fertility = split.values
    firstAge = split.firstAge
    pattern = nil
    boysPerGirl = nil
  }

  /// From births a woman in her life, and how they lie over ages.
  init(totals: YearValues, pattern table: AgeTable, boys: YearValues?) {
    let split = Self.singleAges(table, areRates: false)
    fertility = totals
    firstAge = split.firstAge
    pattern = split.values
    boysPerGirl = boys
  }

  /// Single ages, groups split smoothly with empty groups on both sides.
  private static func singleAges(
    _ table: AgeTable, areRates: Bool
  ) -> (values: YearValues, firstAge: Int) {
    guard let first = table.series.first else {
      return (YearValues(years: [], values: []), 0)
    }
    let end = first.end ?? (first.starts[first.starts.count - 1] + 1)
    let bounds = first.starts + [end]
    let widths = zip(bounds, bounds.dropFirst()).map { $1 - $0 }
    if widths.allSatisfy({ $0 == 1 }) {
      let values = table.years.map { year in table.series(year, sex: 2)?.values ?? [] }
      return (YearValues(years: table.years, values: values), first.starts[0])
    }
    let before = max(0, first.starts[0] - 5)
    let groups =
      (before < first.starts[0] ? [before..<first.starts[0]] : [])
      + zip(bounds, bounds.dropFirst()).map { $0..<$1 } + [end..<(end + 5)]
    let values = table.years.map { year in
      let own = table.series(year, sex: 2)?.values ?? []
      let totals = zip(own, widths).map { $0 * (areRates ? Double($1) : 1) }
      let all = (before < first.starts[0] ? [0] : []) + totals + [0]
      return (try? AgeGroupSplit.singleAges(totals: all, groups: groups)) ?? all
    }
    return (YearValues(years: table.years, values: values), before)
  }
}
