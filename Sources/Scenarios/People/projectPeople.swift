import Actuarial
import Quantities

/// Answers what a baseline asks of the people behind its funds, as `fundcast population` would.
///
/// - Throws: ``Quantities/InputFault`` with everything wrong in the files.
func projectPeople(_ question: PeopleQuestion) throws(InputFault) -> PeopleCounts {
  var request = PopulationRequest(files: question.files)
  request.step = question.isRough ? .year : .month
  request.until = question.until
  if let day = question.day {
    guard let read = PopulationRequest.Day(rawValue: day) else {
      let words = PopulationRequest.Day.allCases.map(\.rawValue)
      let list = words.joined(separator: ", ")
      throw InputFault(
        Diagnostic(
          code: "unknown-word", at: question.place,
          found: LocalizedText("人口的日期写的是“\(day)”", "the day of the population is “\(day)”"),
          expected: LocalizedText("\(list) 之一", "one of \(list)"),
          remedy: nearestWord(to: day, among: words).map {
            LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
          }))
    }
    request.day = read
  }
  let outcome = try projectPopulation(request)
  let moments = outcome.years
  let people = moments.map { moment -> [[[Double]]] in
    let byState =
      question.hasOriginalRetirement
      ? moment.byStateAtOriginalAges ?? moment.byState
      : moment.byState
    guard let byState else { return [[moment.people.female, moment.people.male]] }
    return outcome.states.indices.map { [byState.female[$0], byState.male[$0]] }
  }
  return PeopleCounts(
    states: outcome.states.isEmpty ? [""] : outcome.states.map(\.name),
    firstYear: moments.first.map { outcome.year(of: $0) } ?? question.until, people: people,
    notes: outcome.notes)
}
