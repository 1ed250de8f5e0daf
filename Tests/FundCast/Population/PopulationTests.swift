import Actuarial
import Foundation
import FundCast
import Quantities
import Scenarios
import Testing

@Suite("Population from files")
struct PopulationTests {
  private func request(_ files: PopulationInputFiles) -> PopulationRequest {
    var request = PopulationRequest(files: files.paths)
    request.until = 2034
    return request
  }

  @Test(
    "people at the end are those at the start, born and moved in, less the dead",
    arguments: PopulationRequest.Step.allCases)
  func balance(step: PopulationRequest.Step) throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var request = request(files)
    request.step = step
    request.files.append(
      try files.write(
        "migration.csv", "year,age,sex,migrants",
        ["2025,20-24,female,-5", "2025,20-24,male,-7", "2025,25-29,female,2", "2025,25-29,male,1"]))
    let outcome = try projectPopulation(request)
    #expect(outcome.moments.count == (step == .year ? 11 : 121))
    #expect(outcome.years.map { outcome.year(of: $0) } == Array(2024...2034))
    for (before, after) in zip(outcome.moments, outcome.moments.dropFirst()) {
      let births = try #require(after.births)
      let deaths = try #require(after.deaths)
      let migrants = try #require(after.migrants)
      let change =
        births.female + births.male - deaths.female - deaths.male + migrants.female
        + migrants.male
      #expect(abs(after.total - before.total - change) < 1e-6)
    }
    let moved = outcome.moments.dropFirst().reduce(0) {
      $0 + ($1.migrants.map { $0.female + $0.male } ?? 0)
    }
    #expect(abs(moved + 90) < 1e-6)
  }

  @Test("months and years of the same files come to nearly the same people")
  func months() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var request = request(files)
    let yearly = try projectPopulation(request)
    request.step = .month
    let monthly = try projectPopulation(request)
    for (year, month) in zip(yearly.years, monthly.years) {
      #expect(abs(month.total / year.total - 1) < 1e-3)
    }
    #expect(monthly.moments[0].period == Period(year: 2024, month: 12))
    #expect(monthly.moments[1].period == Period(year: 2025, month: 1))
  }

  @Test("a population scaled to a county's count grows as the whole does")
  func scaled() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var request = request(files)
    let whole = try projectPopulation(request)
    request.scaledTo = 250_000
    let county = try projectPopulation(request)
    #expect(abs(county.moments[0].total - 250_000) < 1e-6)
    for (large, small) in zip(whole.moments, county.moments) {
      #expect(
        abs(large.total / whole.moments[0].total - small.total / 250_000) < 1e-12)
    }
  }

  @Test("five-year groups keep their totals and lead to nearly the same people")
  func groups() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    let single = try projectPopulation(request(files))
    let start = single.moments[0].people
    var lines: [String] = []
    for (sex, counts) in [("女", start.female), ("男", start.male)] {
      for age in stride(from: 0, to: 90, by: 5) {
        lines.append("2024,\(age)-\(age + 4),\(sex),\(counts[age..<(age + 5)].reduce(0, +))")
      }
      lines.append("2024,90岁及以上,\(sex),\(counts[90])")
    }
    try files.write("population.csv", "年份,年龄,性别,人数", lines)
    let grouped = try projectPopulation(request(files))
    #expect(abs(grouped.moments[0].total - single.moments[0].total) < 1e-6)
    for (left, right) in zip(single.moments, grouped.moments) {
      #expect(abs(left.total / right.total - 1) < 2e-3)
    }
  }

  @Test("states divide the people, and a later retirement leaves fewer retired")
  func states() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var request = request(files)
    request.files.append(Project.path("models/china-states.yaml"))
    for step in PopulationRequest.Step.allCases {
      request.step = step
      let outcome = try projectPopulation(request)
      #expect(outcome.states.count == 10)
      for moment in outcome.moments {
        let counts = try #require(moment.counts)
        let sum = (counts.female + counts.male).reduce(0, +)
        #expect(abs(sum / moment.total - 1) < 1e-12)
        #expect((counts.female + counts.male).allSatisfy { $0 >= 0 })
      }
      let moved = try #require(outcome.movedFromRetirement)
      #expect(moved[0] == 0)
      for (before, after) in zip(moved, moved.dropFirst()) { #expect(after > before) }
      let last = try #require(outcome.moments.last)
      let retirees = try #require(outcome.retirees(last))
      let original = try #require(outcome.retirees(last, atOriginalAges: true))
      #expect(original > 1.05 * retirees)
    }
  }

  @Test("a fitted model's folder serves as mortality, and its drift goes on")
  func fitted() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var rates: [String] = []
    for year in 2000...2020 {
      for sex in ["female", "male"] {
        for age in 0...95 {
          let wave = 1 + 0.01 * Double((year * 7 + age * 3) % 5)
          let rate =
            min(0.6, 5e-5 * exp(0.095 * Double(age))) * exp(-0.02 * Double(year - 2000)) * wave
          rates.append("\(year),\(age),\(sex),\(rate)")
        }
      }
    }
    let table = try files.write("rates.csv", "year,age,sex,rate", rates)
    let folder = files.path("fit")
    try MortalityFit(table).write(to: folder)
    var request = request(files)
    request.files = [files.paths[0], folder, files.paths[2]]
    let falling = try projectPopulation(request)
    let deaths = falling.moments.compactMap { $0.deaths.map { $0.female + $0.male } }
    #expect(deaths.count == 10)
    // The same rates held still leave more dead.
    let still = rates.filter { $0.hasPrefix("2020,") }
    request.files[1] = try files.write("still.csv", "year,age,sex,rate", still)
    let kept = try projectPopulation(request)
    #expect(kept.notes.contains { $0.code == "rates-kept" })
    let last = try #require(falling.moments.last)
    let other = try #require(kept.moments.last)
    #expect(last.total > other.total)
  }

  @Test("the tables are written whole, and twice the same")
  func files() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var request = request(files)
    request.files.append(Project.path("models/china-states.yaml"))
    request.step = .month
    let folders = [files.path("one"), files.path("two")]
    for folder in folders { try projectPopulation(request).write(to: folder) }
    let contents = try folders.map { try Project.contents(of: URL(fileURLWithPath: $0)) }
    #expect(contents[0] == contents[1])
    let heads = contents[0].mapValues {
      String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    #expect(heads["population.csv"]?.first == "year,age,sex,persons")
    #expect(heads["population.csv"]?.count == 1 + 11 * 91 * 2)
    #expect(heads["events.csv"]?.count == 121)
    #expect(heads["status.csv"]?.count == 1 + 121 * 10 * 2)
    #expect(heads["retirement.csv"]?.count == 122)
    #expect(heads["dependency.csv"]?[1].hasPrefix("2024-12,") ?? false)
    #expect(heads["summary.json"]?.contains { $0.contains("\"persons_at_end\"") } ?? false)
  }

  @Test("the page shows people, ages, dependency and states, in either language")
  func page() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    var request = request(files)
    request.files.append(Project.path("models/china-states.yaml"))
    let outcome = try projectPopulation(request)
    for language in Language.allCases {
      let path = files.path("page-\(language.rawValue).html")
      try outcome.writePage(to: path, in: language)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      // Totals, pyramid, events, dependency, payers a retiree, retirees: each wide and narrow.
      #expect(text.components(separatedBy: "<svg").count == 13)
      #expect(!text.contains("nan") && !text.contains("inf,"))
      for state in outcome.states { #expect(text.contains(state.title(language))) }
    }
  }

  @Test("a table of population is checked by itself, and its faults are told")
  func check() async throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    #expect(await checkFiles(files.paths, models: nil).sound.count == 3)
    let bad = try files.write("bad.csv", "year,age,sex,persons", ["2024,0,F,1", "2024,0,F,2"])
    let outcome = await checkFiles([bad], models: nil)
    #expect(outcome.findings.contains { $0.code == "repeated-age" })
  }
}
