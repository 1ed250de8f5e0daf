import Funds
import Quantities

/// The fund's persons by group at year-ends.
struct Enrolment: Sendable {
  struct Row: Sendable {
    let year: Int
    let persons: [Double]
    let isProjected: Bool
    var total: Double { persons.reduce(0, +) }
  }

  let groups: [LocalizedText]
  let rows: [Row]

  /// Persons, or ten thousands of them where there are a million and more.
  static func unit(for total: Double) -> (name: LocalizedText, size: Double, decimals: Int) {
    total >= 1_000_000
      ? (LocalizedText("万人", "10,000 persons"), 10_000, total >= 100_000_000 ? 0 : 2)
      : (LocalizedText("人", "persons"), 1, 0)
  }
}

extension FundChapter {
  /// Persons by group, from recorded years to the projection's end; `nil` where none are counted.
  func enrolment() -> Enrolment? {
    guard let persons = model.persons else { return nil }
    let paths = persons.parameters.compactMap { plan.parameters[$0] }
    guard !paths.isEmpty, paths.count == persons.parameters.count else { return nil }
    let isGrouped = paths.contains(where: \.isGrouped)
    let first = max(
      paths.map(\.start.year).max() ?? budgetYear, closedThrough.year - 6)
    guard first <= timeline.end.year else { return nil }
    let groups = isGrouped ? Array(model.groups.indices) : [0]
    let frequency = closedThrough.frequency
    let rows = (first...timeline.end.year).map { year in
      let date = Period(year: year).last(frequency)
      return Enrolment.Row(
        year: year,
        persons: groups.map { group in
          persons.scalar { leaf in
            guard case .parameter(let name) = leaf else { return 0 }
            return plan.parameters[name]?.value(group: group, at: date) ?? 0
          }
        }, isProjected: date > closedThrough)
    }
    guard rows.contains(where: { $0.total > 0 }) else { return nil }
    let kept = groups.filter { group in rows.contains { $0.persons[group] > 0 } }
    return Enrolment(
      groups: isGrouped ? kept.map { model.groups[$0].title } : [EnrolmentText.insured],
      rows: rows.map { row in
        Enrolment.Row(
          year: row.year, persons: isGrouped ? kept.map { row.persons[$0] } : row.persons,
          isProjected: row.isProjected)
      })
  }
}
