import Quantities

/// The county's people by age and sex at the end of 2025, and how their use differs by age.
///
/// The age structure is the nation's of 2025 (United Nations, World Population Prospects 2019, medium
/// projection, thousands by groups of five years), each of three stages of life scaled to the
/// county's own number; the use is made up.
enum PeopleByAge {
  static let women = [
    36234, 39399, 40354, 38776, 38000, 40629, 46215, 62005, 48468, 46642, 58060, 60088, 47353,
    36541, 34020, 19680, 10583, 5613, 2181, 516, 92,
  ]
  static let men = [
    40108, 44355, 46239, 45188, 43827, 45953, 51178, 66016, 50939, 48770, 60195, 60710, 47639,
    35643, 31094, 16096, 7797, 3503, 1020, 173, 18,
  ]

  /// People under 18, from 18 to 59, and of 60 and more.
  static let county = [57_400.0, 181_400, 96_500]

  /// Admissions relative to the mean, and cost of one, by groups of five years.
  static let admissions = [
    1.05, 0.45, 0.25, 0.30, 0.42, 0.55, 0.52, 0.48, 0.55, 0.70, 0.92, 1.15, 1.45, 1.85, 2.25, 2.55,
    2.75, 2.80, 2.70, 2.50, 2.30,
  ]
  static let costs = [
    0.55, 0.60, 0.70, 0.75, 0.78, 0.80, 0.85, 0.92, 0.98, 1.02, 1.06, 1.08, 1.10, 1.10, 1.08, 1.05,
    1.02, 1.00, 0.97, 0.95, 0.92,
  ]

  static func files() -> [TableFile] {
    [
      TableFile(
        name: "people/population.csv",
        title: LocalizedText(
          "示例县 2025 年末人口，按年龄和性别", "People of the example county at the end of 2025"),
        header: "year,sex,age,persons", rows: population()),
      TableFile(
        name: "people/use-by-age.csv",
        title: LocalizedText(
          "示例县住院率和次均费用的年龄差别，以全体平均为 1",
          "How admissions and their cost differ by age, the mean of all being 1"),
        header: "parameter,sex,age,value", rows: use()),
    ]
  }

  private static func age(_ group: Int) -> String {
    group == 20 ? "100+" : "\(5 * group)-\(5 * group + 4)"
  }

  private static func population() -> [String] {
    // Of those from 15 to 19, three years of five are under 18.
    func stages(_ group: Int) -> [Double] {
      switch group {
      case 0..<3: [1, 0, 0]
      case 3: [0.6, 0.4, 0]
      case 4..<12: [0, 1, 0]
      default: [0, 0, 1]
      }
    }
    let nation = (0..<3).map { stage in
      women.indices.reduce(0.0) { $0 + Double(women[$1] + men[$1]) * stages($1)[stage] }
    }
    return [("F", women), ("M", men)].flatMap { sex, counts in
      counts.enumerated().map { group, count in
        let persons = (0..<3).reduce(0.0) {
          $0 + Double(count) * stages(group)[$1] * county[$1] / nation[$1]
        }
        return "2025,\(sex),\(age(group)),\(written(persons, decimals: 0))"
      }
    }
  }

  private static func use() -> [String] {
    ["resident", "employee"].flatMap { fund in
      [("admission-rate", admissions), ("cost-per-admission", costs)].flatMap { item, values in
        values.enumerated().map { group, value in
          "\(fund).\(item),both,\(age(group)),\(written(value, decimals: 2))"
        }
      }
    }
  }
}
