import Actuarial
public import Quantities

/// Projects a population by age and sex, and by state where a file of states is given.
///
/// Rates of a year hold for the twelve months after the population's day; between the years given
/// they run along straight lines (death rates in their logarithms, a fitted model along its drift),
/// and past the last year the last rates are kept, which a note says.
///
/// - Throws: `InputFault` with the place and the rule of everything wrong in the files.
public func projectPopulation(
  _ request: PopulationRequest
) throws(InputFault) -> PopulationOutcome {
  let files = try PopulationFiles(request)
  let until = request.until ?? files.year + 30
  guard until > files.year, until <= files.year + 300 else {
    throw InputFault(
      Diagnostic(
        code: "unusable-year", at: SourcePlace(file: files.populationPath),
        found: LocalizedText(
          "人口为 \(files.year) 年，推算到 \(until) 年",
          "a population of \(files.year) cannot be projected until \(until)"),
        expected: LocalizedText("\(files.year + 1) 到 \(files.year + 300)", "a year after it")))
  }
  let total = files.population.total
  guard total > 0, max(total, request.scaledTo ?? total) < 1e12 else {
    throw InputFault(
      Diagnostic(
        code: "unusable-total", at: SourcePlace(file: files.populationPath),
        found: LocalizedText("人口合计为 \(total)", "the population sums to \(total)"),
        expected: LocalizedText("大于零，不到一万亿人", "more than none, less than 10¹²")))
  }
  let factor = request.scaledTo.map { $0 / total } ?? 1
  let people = Sexes(
    female: files.population.female.map { $0 * factor },
    male: files.population.male.map { $0 * factor })
  var walk = try PopulationWalk(people, files: files, request: request)
  var moments = [walk.moment(nil, at: request.label(ofYear: files.year, step: 0))]
  for year in files.year..<until {
    let rates = try files.vital.rates(
      at: request.rateTime(after: year), lastAge: people.female.count - 1, factor: factor,
      boysPerGirl: request.boysPerGirl)
    for step in 1...(request.step == .year ? 1 : 12) {
      let period: PopulationPeriod
      do throws(PopulationError) {
        period = try walk.advance(rates)
      } catch {
        throw leaversFault(
          error, year: year, path: files.vital.migrationPath ?? files.populationPath)
      }
      moments.append(
        walk.moment(
          period, at: request.label(ofYear: request.step == .year ? year + 1 : year, step: step)))
    }
  }
  return PopulationOutcome(
    request: request, moments: moments, states: files.states?.states ?? [],
    notes: files.notes + continued(files, request, until: until))
}

/// Says which rates are kept past their last year.
private func continued(
  _ files: PopulationFiles, _ request: PopulationRequest, until: Int
) -> [Diagnostic] {
  let last = request.rateTime(after: until - 1)
  return files.lastYears.filter { Double($0.year) < last }.map { rates in
    Diagnostic(
      .note, code: "rates-kept", at: SourcePlace(file: rates.path),
      found: LocalizedText(
        "\(rates.what.chinese)只到 \(rates.year) 年，其后沿用最后一年的值",
        "\(rates.what.english) ends in \(rates.year); its last values are kept from then on"))
  }
}

private func leaversFault(
  _ error: PopulationError, year: Int, path: String
) -> InputFault {
  guard case .moreLeaversThanPeople(let age, _) = error else {
    return InputFault(
      Diagnostic(
        code: "degenerate", at: SourcePlace(file: path),
        found: LocalizedText("人口无法推算（\(error)）", "the population cannot be projected (\(error))")))
  }
  return InputFault(
    Diagnostic(
      code: "more-leavers-than-people", at: SourcePlace(file: path),
      found: LocalizedText(
        "\(year + 1) 年 \(age) 岁净迁出的人多于现有的人",
        "in \(year + 1) more people of age \(age) leave than there are"),
      expected: LocalizedText("较少的净迁出", "fewer who leave")))
}

extension PopulationRequest {
  /// How the end of a step is labelled: the year of the count, or the month.
  fileprivate func label(ofYear year: Int, step: Int) -> Period {
    self.step == .year ? Period(year: year) : month(ofYear: year).advanced(by: step)
  }
}

/// The people and their states on the way, with the raised and with the original ages.
private struct PopulationWalk {
  private var cohorts: CohortProjection?
  private var raised: StatusProjection?
  private var original: StatusProjection?

  init(
    _ people: Sexes<[Double]>, files: PopulationFiles, request: PopulationRequest
  ) throws(InputFault) {
    let step: CohortProjection.Step = request.step == .year ? .year : .month
    do {
      guard let states = files.states else {
        cohorts = try CohortProjection(people, step: step)
        return
      }
      let rules = try states.rules(lastAge: people.female.count - 1, step: step)
      let month = request.month(ofYear: files.year).ordinal
      func start(_ rules: StatusRules) throws(StatusError) -> StatusProjection {
        try StatusProjection(people, month: month, step: step, rules: rules) { sex, age in
          states.startShares(sex: sex, age: age)
        }
      }
      raised = try start(rules)
      if states.retirement != nil { original = try start(rules.withOriginalAges) }
    } catch let fault as InputFault {
      throw fault
    } catch {
      throw InputFault(
        Diagnostic(
          code: "degenerate", at: SourcePlace(file: files.populationPath),
          found: LocalizedText("人口无法推算（\(error)）", "the population cannot be projected (\(error))"))
      )
    }
  }

  mutating func advance(_ rates: VitalRates) throws(PopulationError) -> PopulationPeriod {
    if var cohorts {
      let period = try cohorts.advance(rates)
      self.cohorts = cohorts
      return period
    }
    _ = try original?.advance(rates)
    guard let period = try raised?.advance(rates) else {
      preconditionFailure("A projection has cohorts or states.")
    }
    return period.vital
  }

  private func byState(_ projection: StatusProjection) -> Sexes<[[Double]]> {
    Sexes(female: projection.byAge(sex: 0), male: projection.byAge(sex: 1))
  }

  func moment(_ period: PopulationPeriod?, at label: Period) -> PopulationOutcome.Moment {
    let empty = Sexes<[Double]>(female: [], male: [])
    return PopulationOutcome.Moment(
      period: label,
      people: raised?.cohorts.population ?? cohorts?.population ?? empty,
      births: period?.births, deaths: period?.deaths, migrants: period?.migrants,
      counts: raised?.counts, countsAtOriginalAges: original?.counts,
      byState: raised.map(byState), byStateAtOriginalAges: original.map(byState))
  }
}
