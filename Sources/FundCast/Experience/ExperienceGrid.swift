import Actuarial
import Scenarios

/// Every combination of group, year, sex and age in order, the age running fastest.
struct ExperienceGrid {
  static let axes = ["group", "year", "sex", "age"]

  private let counts: [Int]
  private let positions: [[String: Int]]

  init(_ file: ExperienceFile) {
    let labels = [file.groups, file.years, file.sexes, file.ages.map { "\($0)" }]
    counts = labels.map(\.count)
    positions = labels.map { names in
      Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private var classCount: Int { counts.reduce(1, *) }
  private var ageCount: Int { counts[3] }

  private func keys(_ cell: ExperienceFile.Cell) -> [String] {
    [cell.group, cell.year, cell.sex, "\(cell.age.start)"]
  }

  /// The positions of a row's sex and age.
  func place(of cell: ExperienceFile.Cell) -> (sex: Int, age: Int)? {
    guard let sex = positions[2][cell.sex], let age = positions[3]["\(cell.age.start)"] else {
      return nil
    }
    return (sex, age)
  }

  private func index(_ cell: ExperienceFile.Cell) -> Int {
    zip(zip(keys(cell), positions), counts).reduce(0) { sum, pair in
      sum * pair.1 + (pair.0.1[pair.0.0] ?? 0)
    }
  }

  /// A number of each class, zero where the file has no row.
  func values(_ file: ExperienceFile, _ number: (ExperienceFile.Cell) -> Double) -> [Double] {
    var values = [Double](repeating: 0, count: classCount)
    for cell in file.cells { values[index(cell)] = number(cell) }
    return values
  }

  /// Numbers by sex and age for every group and year.
  func spread(_ bySexAndAge: [[Double]]) -> [Double] {
    let one = bySexAndAge.flatMap(\.self)
    return (0..<(counts[0] * counts[1])).flatMap { _ in one }
  }

  /// Sums over groups and years, by sex and age.
  func sums(_ values: [Double]) -> [[Double]] {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: ageCount), count: counts[2])
    for (index, value) in values.enumerated() {
      sums[index / ageCount % counts[2]][index % ageCount] += value
    }
    return sums
  }

  /// The file's own rates by sex and age.
  func ownRates(_ file: ExperienceFile) -> [[Double]] {
    let exposure = sums(values(file, \.exposure))
    return zip(sums(values(file, \.events)), exposure).map { events, persons in
      zip(events, persons).map { $1 > 0 ? $0 / $1 : 0 }
    }
  }

  /// All classes as rows of a table.
  func rows(_ file: ExperienceFile) -> [UseTable.Row] {
    let (exposure, events) = (values(file, \.exposure), values(file, \.events))
    var rows: [UseTable.Row] = []
    rows.reserveCapacity(classCount)
    for group in file.groups {
      for year in file.years {
        for sex in file.sexes {
          for age in file.ages {
            rows.append(
              UseTable.Row(
                [group, year, sex, "\(age)"], persons: exposure[rows.count],
                events: events[rows.count]))
          }
        }
      }
    }
    return rows
  }

  /// The ratios of the whole and along every axis that tells more than one class apart.
  ///
  /// - Parameter isOwn: whether what is expected are the file's own rates by sex and age, so that the
  ///   whole, the sexes and the ages expect their own events.
  func ratios(
    _ study: ExperienceStudy, _ file: ExperienceFile, confidence: Double, isOwn: Bool
  ) -> [ExperienceOutcome.RatioRow] {
    var rows = [
      ExperienceOutcome.RatioRow(
        axis: "total", label: "", exposure: study.table.persons.reduce(0, +), ratio: study.total,
        confidence: confidence, isOwn: isOwn)
    ]
    let labels = [file.groups, file.years, file.sexes, file.ageLabels]
    for (axis, name) in Self.axes.enumerated() where counts[axis] > 1 {
      guard let parts = try? study.by([name]) else { continue }
      let inner = counts[(axis + 1)...].reduce(1, *)
      var exposure = [Double](repeating: 0, count: counts[axis])
      for (index, persons) in study.table.persons.enumerated() {
        exposure[index / inner % counts[axis]] += persons
      }
      for (position, ratio) in parts.enumerated() {
        rows.append(
          ExperienceOutcome.RatioRow(
            axis: name, label: labels[axis][position], exposure: exposure[position], ratio: ratio,
            confidence: confidence, isOwn: isOwn && axis >= 2))
      }
    }
    return rows
  }

  /// What each group's own experience is worth, and the level that they lean on; `nil` where it cannot
  /// be told.
  func credibility(
    _ study: ExperienceStudy, groups: [String], years: [String]
  ) -> (rows: [ExperienceOutcome.GroupRow], level: Double)? {
    guard let parts = try? study.by(["group", "year"]) else { return nil }
    func byGroup(_ value: (ExperienceStudy.Ratio) -> Double) -> [[Double]] {
      groups.indices.map { group in
        years.indices.map { value(parts[group * years.count + $0]) }
      }
    }
    guard
      let model = try? TableCredibility(actual: byGroup(\.actual), expected: byGroup(\.expected))
    else { return nil }
    let rows = groups.indices.map { group in
      let own = parts[(group * years.count)..<((group + 1) * years.count)]
      return ExperienceOutcome.GroupRow(
        group: groups[group], actual: own.reduce(0) { $0 + $1.actual },
        expected: own.reduce(0) { $0 + $1.expected }, credibility: model.credibility[group],
        factor: model.factors[group])
    }
    return (rows, model.level)
  }
}
