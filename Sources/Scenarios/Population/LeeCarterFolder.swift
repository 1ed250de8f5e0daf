import Actuarial
import Quantities
import Tables

/// A folder written by `fundcast mortality fit`: rates of any year from its models.
struct LeeCarterFolder {
  /// One sex's model.
  private struct Model {
    let starts: [Int]
    let level: [Double]
    let response: [Double]
    let years: [Int]
    let index: [Double]
    let drift: Double

    func index(at time: Double) -> Double {
      guard let first = years.first, let last = years.last else { return 0 }
      if time >= Double(last) { return index[index.count - 1] + drift * (time - Double(last)) }
      if time <= Double(first) { return index[0] + drift * (time - Double(first)) }
      let lower = min(years.count - 2, Int(time) - first)
      let share = time - Double(first + lower)
      return (1 - share) * index[lower] + share * index[lower + 1]
    }
  }

  private let models: [Model]

  /// The first and last year of the fit.
  let years: ClosedRange<Int>

  /// Reads `age.csv` and `year.csv`.
  ///
  /// - Throws: `InputFault` with everything wrong: ages or years missing or twice, a sex missing.
  init(_ folder: String) throws(InputFault) {
    var ages = try FigureReader(
      folder + "/age.csv",
      ColumnSchema([
        .init("age", isRequired: true), .init("sex", isRequired: true),
        .init("ax", isRequired: true), .init("bx", isRequired: true),
      ]))
    let level = AgeTable(
      &ages, column: "ax", limits: .any, isOpen: true, startsAtZero: true, needsSexes: true)
    let response = AgeTable(
      &ages, column: "bx", limits: .any, isOpen: true, startsAtZero: true, needsSexes: true)
    try ages.check()
    var times = try FigureReader(
      folder + "/year.csv",
      ColumnSchema([
        .init("year", isRequired: true), .init("sex", isRequired: true),
        .init("kt", isRequired: true),
      ]))
    var rows: [(year: Int, sex: Int, value: Double, row: Int)] = []
    for row in 0..<times.table.rowCount {
      guard let year = times.wholeNumber(row, "year"), let value = times.number(row, "kt"),
        let sex = AgeTable.sexNumber(row, true, &times)
      else { continue }
      if rows.contains(where: { $0.year == year && $0.sex == sex }) {
        times.report(
          row, "year", "repeated-year",
          LocalizedText("\(year) 年出现两次", "the year \(year) stands twice"))
      }
      rows.append((year, sex, value, row))
    }
    var models: [Model] = []
    for sex in 0..<2 {
      let own = rows.filter { $0.sex == sex }.sorted { $0.year < $1.year }
      for (before, after) in zip(own, own.dropFirst()) where after.year > before.year + 1 {
        times.report(
          after.row, "year", "missing-year",
          LocalizedText("缺少 \(before.year + 1) 年", "the year \(before.year + 1) is missing"))
      }
      guard own.count > 1, let first = own.first, let last = own.last,
        let ax = level.series(0, sex: sex), let bx = response.series(0, sex: sex)
      else {
        throw InputFault(
          Diagnostic(
            code: "missing-sex", at: SourcePlace(file: folder + "/year.csv"),
            found: LocalizedText(
              "模型不含女性和男性各两年以上", "the model lacks a sex, or has fewer than two years"),
            expected: LocalizedText("女性和男性", "women and men")))
      }
      models.append(
        Model(
          starts: ax.starts, level: ax.values, response: bx.values, years: own.map(\.year),
          index: own.map(\.value),
          drift: (last.value - first.value) / Double(last.year - first.year)))
    }
    try times.check()
    self.models = models
    years = models[0].years[0]...models[0].years[models[0].years.count - 1]
  }

  /// The rates of single ages at a time, the last age being open.
  func rates(sex: Int, at time: Double) throws(MortalityError) -> [Double] {
    let model = models[sex]
    let index = model.index(at: time)
    return try GroupedRates.singleAges(
      starts: model.starts,
      rates: zip(model.level, model.response).map { naturalExponential($0 + $1 * index) })
  }
}
