import Actuarial
import Quantities
import Tables

/// Everything a projection reads, found out and checked file by file.
struct PopulationFiles {
  /// The people to set out from, by single age.
  let population: Sexes<[Double]>
  /// The year they are of.
  let year: Int
  /// The file they come from.
  let populationPath: String
  /// Whether they came in groups of several years of age.
  let isGrouped: Bool
  let vital: VitalInputs
  let states: StatesFile?
  /// Findings that do not forbid going on.
  let notes: [Diagnostic]
  /// The years up to which each kind of rate is given, for the rule that continues it.
  let lastYears: [(what: LocalizedText, year: Int, path: String)]

  /// Reads the request's files.
  ///
  /// - Throws: `InputFault` with everything wrong in all of them.
  init(_ request: PopulationRequest) throws(InputFault) {
    var gathered = PopulationGathering()
    for path in request.files { gathered.read(path) }
    gathered.readStates()
    try gathered.check(request)
    guard let people = gathered.population, let start = people.start(request.from),
      let mortality = gathered.mortality, let births = gathered.births
    else {
      throw InputFault(gathered.findings)
    }
    population = start.people
    year = start.year
    populationPath = people.path
    isGrouped = start.isGrouped
    vital = VitalInputs(
      mortality: mortality.source, fertility: births.fertility,
      fertilityFirstAge: births.firstAge, pattern: births.pattern,
      boysPerGirl: births.boysPerGirl, migration: gathered.migration,
      mortalityPath: mortality.path, migrationPath: gathered.seen["migration"])
    states = gathered.states
    lastYears = gathered.lastYears
    var notes = gathered.findings
    if gathered.migration == nil {
      notes.append(
        Diagnostic(
          .note, code: "no-migration", at: SourcePlace(file: people.path),
          found: LocalizedText("没有迁移数据，按没有迁移计算", "no migration is given; none is assumed")))
    }
    if start.people.female.count <= 65 {
      notes.append(
        Diagnostic(
          .warning, code: "young-open-age", at: SourcePlace(file: people.path),
          found: LocalizedText(
            "末组从 \(start.people.female.count - 1) 岁开始，65 岁及以上不能区分",
            "the open age is \(start.people.female.count - 1); those over 65 cannot be told apart"),
          expected: LocalizedText("末组不低于 66 岁，最好为 100+", "an open age above 65, best 100+")))
    }
    self.notes = notes
  }
}
