import Actuarial
import FoundationEssentials
public import Quantities
public import Scenarios
public import Tables

extension PopulationOutcome {
  /// The files that ``write(to:in:)`` may write.
  public static let fileNames = [
    "population.csv", "totals.csv", "events.csv", "dependency.csv", "status.csv",
    "retirement.csv", "summary.json",
  ]

  /// Writes the results into a folder, all or none.
  ///
  /// - `population.csv`: `year,age,sex,persons`, a year apart;
  /// - `totals.csv`: `period,persons,female,male,age_0_14,age_15_64,age_65_plus,median_age`;
  /// - `events.csv`: births, deaths and migrants of each step by sex;
  /// - `dependency.csv`: children, the old and both for each person of 15 to 64; payers for each
  ///   retiree where there are states;
  /// - `status.csv`: `period,state,sex,persons`, where there are states;
  /// - `retirement.csv`: payers and retirees with and without the raised ages, where there is a
  ///   schedule;
  /// - `summary.json`, with notes in a language.
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(
    to folder: String, in language: Language = .chinese
  ) throws(OutputFault) {
    var staged = try StagedFolder(folder)
    try staged.write(populationTable.bytes, to: "population.csv")
    try staged.write(totalsTable.bytes, to: "totals.csv")
    try staged.write(eventsTable.bytes, to: "events.csv")
    try staged.write(dependencyTable.bytes, to: "dependency.csv")
    if !states.isEmpty { try staged.write(statusTable.bytes, to: "status.csv") }
    if let table = retirementTable { try staged.write(table.bytes, to: "retirement.csv") }
    try staged.write(summaryText(in: language), to: "summary.json")
    try staged.commit()
  }

  private var populationTable: CSVWriter {
    var table = CSVWriter(header: ["year", "age", "sex", "persons"])
    for moment in years {
      let year = "\(year(of: moment))"
      for (sex, counts) in [("female", moment.people.female), ("male", moment.people.male)] {
        for (age, count) in counts.enumerated() {
          let label = age == counts.count - 1 ? "\(age)+" : "\(age)"
          table.append([year, label, sex, personText(count)])
        }
      }
    }
    return table
  }

  private var totalsTable: CSVWriter {
    var table = CSVWriter(
      header: [
        "period", "persons", "female", "male", "age_0_14", "age_15_64", "age_65_plus",
        "median_age",
      ])
    for moment in moments {
      let numbers = [
        moment.total, moment.people.female.reduce(0, +), moment.people.male.reduce(0, +),
        moment.people(0...14), moment.people(15...64), moment.people(65...),
      ]
      table.append(
        ["\(moment.period)"] + numbers.map(personText) + [shareText(moment.medianAge)])
    }
    return table
  }

  private var eventsTable: CSVWriter {
    var table = CSVWriter(
      header: [
        "period", "births", "births_female", "births_male", "deaths", "deaths_female",
        "deaths_male", "migrants", "migrants_female", "migrants_male",
      ])
    for moment in moments {
      guard let births = moment.births, let deaths = moment.deaths,
        let migrants = moment.migrants
      else { continue }
      var row = ["\(moment.period)"]
      for pair in [births, deaths, migrants] {
        row += [pair.female + pair.male, pair.female, pair.male].map(personText)
      }
      table.append(row)
    }
    return table
  }

  private var dependencyTable: CSVWriter {
    let hasStates = !states.isEmpty
    var table = CSVWriter(
      header: ["period", "children", "old", "total"]
        + (hasStates ? ["payers", "retirees", "payers_per_retiree"] : []))
    for moment in moments {
      var row = ["\(moment.period)"]
      row += [moment.childRatio, moment.oldRatio, moment.childRatio + moment.oldRatio]
        .map(shareText)
      if let payers = payers(moment), let retirees = retirees(moment) {
        row += [
          personText(payers), personText(retirees),
          retirees > 0 ? shareText(payers / retirees) : "",
        ]
      }
      table.append(row)
    }
    return table
  }

  private var statusTable: CSVWriter {
    var table = CSVWriter(header: ["period", "state", "sex", "persons"])
    for moment in moments {
      guard let counts = moment.counts else { continue }
      for (position, state) in states.enumerated() {
        for (sex, list) in [("female", counts.female), ("male", counts.male)] {
          table.append(["\(moment.period)", state.name, sex, personText(list[position])])
        }
      }
    }
    return table
  }

  private var retirementTable: CSVWriter? {
    guard let moved = movedFromRetirement else { return nil }
    let unit = request.step == .month ? "person_months_moved" : "person_years_moved"
    var table = CSVWriter(
      header: [
        "period", "payers", "retirees", "payers_at_original_ages", "retirees_at_original_ages",
        "moved", unit,
      ])
    for (moment, sum) in zip(moments, moved) {
      guard let payers = payers(moment), let retirees = retirees(moment),
        let before = self.payers(moment, atOriginalAges: true),
        let original = self.retirees(moment, atOriginalAges: true)
      else { continue }
      table.append(
        ["\(moment.period)"]
          + [payers, retirees, before, original, original - retirees, sum].map(personText))
    }
    return table
  }

  /// The main figures as JSON, with notes in a language.
  public func summaryText(in language: Language = .chinese) -> String {
    struct Page: Encodable {
      let step: String
      let day: String
      let first: String
      let last: String
      let persons: Double
      let personsAtEnd: Double
      let peak: String
      let births: Double
      let deaths: Double
      let migrants: Double
      let oldRatio: Double
      let oldRatioAtEnd: Double
      let payersPerRetiree: Double?
      let payersPerRetireeAtEnd: Double?
      let movedFromRetirement: Double?
      let notes: [String]
    }
    guard let first = moments.first, let last = moments.last else { return "{}\n" }
    func sum(_ path: KeyPath<Moment, Sexes<Double>?>) -> Double {
      moments.reduce(0) { $0 + ($1[keyPath: path].map { $0.female + $0.male } ?? 0) }
    }
    func ratio(_ moment: Moment) -> Double? {
      guard let payers = payers(moment), let retirees = retirees(moment), retirees > 0 else {
        return nil
      }
      return payers / retirees
    }
    let peak = moments.max { $0.total < $1.total } ?? first
    let page = Page(
      step: request.step.rawValue, day: request.day.rawValue, first: "\(first.period)",
      last: "\(last.period)", persons: first.total, personsAtEnd: last.total,
      peak: "\(peak.period)", births: sum(\.births), deaths: sum(\.deaths),
      migrants: sum(\.migrants), oldRatio: first.oldRatio, oldRatioAtEnd: last.oldRatio,
      payersPerRetiree: ratio(first), payersPerRetireeAtEnd: ratio(last),
      movedFromRetirement: movedFromRetirement?.last,
      notes: notes.map { $0.message(in: language) })
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(page) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

extension PopulationOutcome.Moment {
  /// People under 15 for each person of 15 to 64.
  public var childRatio: Double { people(0...14) / max(people(15...64), .leastNormalMagnitude) }

  /// People of 65 and more for each person of 15 to 64.
  public var oldRatio: Double { people(65...) / max(people(15...64), .leastNormalMagnitude) }

  /// The age that half of the people have not reached, ages spread evenly over their year.
  public var medianAge: Double {
    var left = total / 2
    for age in people.female.indices {
      let count = people.female[age] + people.male[age]
      if count >= left && count > 0 { return Double(age) + left / count }
      left -= count
    }
    return Double(people.female.count - 1)
  }
}

/// Persons to a thousandth.
private func personText(_ value: Double) -> String {
  figureText((value * 1_000).rounded() / 1_000)
}

/// A ratio to a millionth.
private func shareText(_ value: Double) -> String {
  figureText((value * 1e6).rounded() / 1e6)
}
