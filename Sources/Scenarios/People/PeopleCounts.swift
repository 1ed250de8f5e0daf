import Quantities

/// Projected people at the end of each year, by state, sex and age.
struct PeopleCounts: Equatable {
  /// The states' names; a single one where people are not told apart.
  let states: [String]

  /// The first year.
  let firstYear: Int

  /// People by year from the first, state, sex (women first) and year of age.
  let people: [[[[Double]]]]

  /// What the projection says of its own assumptions, such as rates kept past their last year.
  var notes: [Diagnostic] = []

  /// Sums something over the people of some states and ages, year by year.
  func sums(
    states chosen: [Int], ages: ClosedRange<Int>, _ weight: (_ sex: Int, _ age: Int) -> Double
  ) -> [Double] {
    people.map { year in
      var sum = 0.0
      for state in chosen {
        for (sex, counts) in year[state].enumerated() {
          for (age, count) in counts.enumerated() where ages.contains(age) {
            sum += count * weight(sex, age)
          }
        }
      }
      return sum
    }
  }
}
