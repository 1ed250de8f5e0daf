import Actuarial
import Quantities
import Tables

/// Mortality, fertility and migration of any year, from the tables given.
struct VitalInputs {
  /// Where death rates come from.
  enum Mortality {
    /// Groups' rates by year: their starts, and for women and men the logarithms of the rates; that of
    /// the open group is not a number where it is not known.
    case table(starts: [Int], sexes: [YearValues])
    /// A fitted model.
    case model(LeeCarterFolder)
  }

  let mortality: Mortality

  /// Births a woman-year by single age, or total fertility with `pattern`.
  let fertility: YearValues
  let fertilityFirstAge: Int

  /// Weights of single ages, where fertility is a total.
  let pattern: YearValues?

  /// Boys for each girl by year; `nil` for the request's.
  let boysPerGirl: YearValues?

  /// Migrants in a year by group: first ages, the age after the last (or `nil` for an open one),
  /// women and men; `nil` where there are none.
  let migration: (starts: [Int], end: Int?, sexes: [YearValues])?

  /// The life tables at a time.
  func tables(
    at time: Double, lastAge: Int
  ) throws(MortalityError) -> Sexes<LifeTable> {
    func table(_ sex: Int) throws(MortalityError) -> LifeTable {
      switch mortality {
      case .model(let folder):
        return try GroupedRates.lifeTable(
          rates: folder.rates(sex: sex, at: time), lastAge: lastAge, isFemale: sex == 0)
      case .table(let starts, let sexes):
        var values = sexes[sex].at(time).map(naturalExponential)
        let isOpenKnown = values.last.map { !$0.isNaN } ?? true
        // Only a place holder: the law gives the open group's rate.
        if !isOpenKnown { values[values.count - 1] = 1 }
        return try GroupedRates.lifeTable(
          rates: GroupedRates.singleAges(starts: starts, rates: values), lastAge: lastAge,
          isFemale: sex == 0, isOpenKnown: isOpenKnown)
      }
    }
    return Sexes(female: try table(0), male: try table(1))
  }

  /// Births a woman-year at each age from 0 to the last.
  func fertility(at time: Double, lastAge: Int) -> [Double] {
    var ages = [Double](repeating: 0, count: lastAge + 1)
    let values = (pattern ?? fertility).at(time)
    for (offset, value) in values.enumerated() where fertilityFirstAge + offset <= lastAge {
      ages[fertilityFirstAge + offset] = value
    }
    guard pattern != nil else { return ages }
    return VitalRates.fertility(total: fertility.at(time)[0], pattern: ages)
  }

  /// Migrants in a year by single age.
  ///
  /// - Parameter factor: what they are scaled by.
  func migrants(at time: Double, lastAge: Int, factor: Double) -> Sexes<[Double]> {
    func spread(_ sex: Int) -> [Double] {
      var ages = [Double](repeating: 0, count: lastAge + 1)
      guard let migration else { return ages }
      for (group, value) in migration.sexes[sex].at(time).enumerated() {
        let start = min(lastAge, migration.starts[group])
        let next =
          group + 1 < migration.starts.count
          ? migration.starts[group + 1] : migration.end ?? lastAge + 1
        let end = min(lastAge + 1, max(start + 1, next))
        for age in start..<end { ages[age] += value * factor / Double(end - start) }
      }
      return ages
    }
    return Sexes(female: spread(0), male: spread(1))
  }

  /// The rates at a time.
  ///
  /// - Throws: `InputFault` where they make no life table.
  func rates(
    at time: Double, lastAge: Int, factor: Double, boysPerGirl ratio: Double
  ) throws(InputFault) -> VitalRates {
    do {
      return try VitalRates(
        mortality: tables(at: time, lastAge: lastAge),
        fertility: fertility(at: time, lastAge: lastAge),
        boysPerGirl: boysPerGirl?.at(time)[0] ?? ratio,
        migration: migrants(at: time, lastAge: lastAge, factor: factor))
    } catch {
      let year = Int(time.rounded(.down))
      throw InputFault(
        Diagnostic(
          code: "unusable-rates", at: SourcePlace(file: mortalityPath),
          found: LocalizedText(
            "\(year) 年的死亡率、生育率不能构成生命表", "the rates of \(year) make no life table (\(error))"),
          expected: LocalizedText("合理的死亡率", "plausible death rates")))
    }
  }

  /// The file of the death rates, to say where an error lies.
  let mortalityPath: String

  /// The file of the migrants, likewise.
  let migrationPath: String?
}
