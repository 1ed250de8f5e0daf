import Actuarial
import Foundation
import FundCast
import Quantities
import Scenarios
import Testing

@Suite("Faults in a population's files")
struct PopulationFaultTests {
  /// The code, file, line and column of every error.
  private func faults(_ files: PopulationInputFiles, _ more: [String] = []) -> [String] {
    var request = PopulationRequest(files: files.paths + more)
    request.until = 2030
    do throws(InputFault) {
      _ = try projectPopulation(request)
      return []
    } catch {
      return error.diagnostics.filter { $0.severity == .error }.map { finding in
        let name = finding.place.file.split(separator: "/").last ?? ""
        return "\(finding.code) \(name):\(finding.place.line ?? 0):\(finding.place.column ?? 0)"
      }
    }
  }

  private func afterWriting(
    _ name: String, _ header: String, _ lines: [String]
  ) throws -> [String] {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    try files.write(name, header, lines)
    return faults(files)
  }

  private static let header = "year,age,sex,persons"

  @Test("ages missing or twice, negative persons and mixed groups are told with their place")
  func population() throws {
    let good = PopulationInputFiles.population
    func faults(_ lines: [String]) throws -> [String] {
      try afterWriting("population.csv", Self.header, lines)
    }
    #expect(try faults(good) == [])
    #expect(
      try faults(good.filter { !$0.hasPrefix("2024,37,female") })
        == ["missing-age population.csv:77:6"])
    #expect(try faults(good + [good[4]]) == ["repeated-age population.csv:184:6"])
    #expect(
      try faults(["2024,0,female,-3"] + good.dropFirst()) == ["negative-value population.csv:2:15"])
    #expect(
      try faults(good.filter { !$0.hasPrefix("2024,0,") }).first == "missing-age population.csv:2:6"
    )
    let mixed = good.filter { line in
      let age = Int(line.split(separator: ",")[1].filter(\.isNumber)) ?? 0
      return age < 80 || age % 5 == 0
    }
    #expect(try faults(mixed).first?.hasPrefix("missing-age") ?? false)
    let young = good.filter { (Int($0.split(separator: ",")[1].filter(\.isNumber)) ?? 0) < 80 }
    let grouped =
      young + ["2024,80-84,female,9", "2024,80-84,male,9", "2024,85+,female,4", "2024,85+,male,4"]
    #expect(try faults(grouped).first?.hasPrefix("mixed-grain population.csv") ?? false)
    #expect(try faults(good.map { $0.replacing("female", with: "x") }).count == 91)
    #expect(try faults(good.filter { $0.contains("female") }) == ["missing-sex population.csv:2:8"])
  }

  @Test("a sex ratio at birth is for one girl or for a hundred, and nothing else")
  func sexRatio() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    let pattern = try files.write(
      "pattern.csv", "year,age,pattern", (20..<40).map { "2025,\($0),1" })
    func births(_ header: String, _ rows: [String]) throws -> PopulationOutcome {
      let totals = try files.write("totals.csv", header, rows)
      var request = PopulationRequest(files: Array(files.paths.prefix(2)) + [totals, pattern])
      request.until = 2026
      return try projectPopulation(request)
    }
    func boys(_ outcome: PopulationOutcome) throws -> Double {
      let births = try #require(outcome.moments[1].births)
      return births.male / births.female
    }
    let plain = try births("year,total,boys-per-girl", ["2025,1.2,1.113"])
    let usual = try births("年份,总和生育率,出生性别比", ["2025,1.2,111.3"])
    for outcome in [plain, usual] {
      let ratio = try boys(outcome)
      #expect(abs(ratio - 1.113) < 1e-9)
    }
    #expect(usual.notes.contains { $0.code == "boys-per-hundred-girls" })
    #expect(!plain.notes.contains { $0.code == "boys-per-hundred-girls" })
    for rows in [["2025,1.2,11.13"], ["2025,1.2,1.113", "2026,1.2,111.3"]] {
      do {
        _ = try births("year,total,boys-per-girl", rows)
        Issue.record("\(rows) were accepted")
      } catch let fault as InputFault {
        #expect(
          fault.diagnostics.filter { $0.severity == .error }.map(\.code) == ["unusable-value"])
        #expect(fault.diagnostics.contains { $0.place.line == rows.count + 1 })
      }
    }
  }

  @Test("a row without a total or without migrants is refused, not left out")
  func blankYears() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    let migrants = try files.write("migrants.csv", "year,migrants", ["2025,10", "2026,"])
    #expect(faults(files, [migrants]) == ["missing-value migrants.csv:3:6"])
  }

  @Test("a probability of one in the open group is no yearly rate: the law of old ages goes on")
  func certainDeath() throws {
    func survivors(_ last: String) throws -> (people: Double, notes: [String]) {
      let files = try PopulationInputFiles()
      defer { files.remove() }
      try files.write(
        "mortality.csv", "year,age,sex,probability",
        (0...90).flatMap { age in
          ["F", "M"].map { sex in
            let rate = 1 - exp(-0.00005 * exp(0.09 * Double(age)))
            return "2025,\(age)\(age == 90 ? "+" : ""),\(sex),\(age == 90 ? last : "\(rate)")"
          }
        })
      var request = PopulationRequest(files: files.paths)
      request.until = 2026
      let outcome = try projectPopulation(request)
      return (outcome.moments[2].people(90...), outcome.notes.map(\.code))
    }
    let certain = try survivors("1")
    let stated = try survivors("0.17")
    #expect(certain.notes.contains("open-probability"))
    #expect(!stated.notes.contains("open-probability"))
    #expect(abs(certain.people / stated.people - 1) < 0.1, "\(certain) \(stated)")
    #expect(
      try afterWriting(
        "mortality.csv", "year,age,sex,probability",
        (0...40).flatMap { age in
          ["F", "M"].map { "2025,\(age),\($0),\(age == 40 ? "1" : "0.01")" }
        })
        == ["open-probability mortality.csv:82:11"])
  }

  @Test("rates outside their range and tables that are missing are told")
  func rates() throws {
    #expect(
      try afterWriting("fertility.csv", "year,age,rate", ["2025,15-49,1.2"])
        == ["not-a-probability fertility.csv:2:12"])
    #expect(
      try afterWriting(
        "mortality.csv", "year,age,sex,probability",
        (0...90).flatMap { ["2025,\($0),F,\($0 == 7 ? 1.5 : 0.01)", "2025,\($0),M,0.01"] }
      )
      .first == "not-a-probability mortality.csv:16:10")
    #expect(
      try afterWriting("mortality.csv", "year,age,sex,rate", ["2025,0,F,-1", "2025,0,M,0.1"])
        .first == "negative-value mortality.csv:2:10")
    #expect(
      try afterWriting("mortality.csv", "a,b", ["1,2"]).map { $0.split(separator: ":")[0] }
        == ["unknown-file mortality.csv"])
    #expect(
      try afterWriting("mortality.csv", "year,age,sex,rate", ["2025,0,F,12", "2025,0,M,0.1"])
        == ["implausible-rate mortality.csv:2:10"])
    let files = try PopulationInputFiles()
    defer { files.remove() }
    #expect(
      faults(files, [files.paths[0]]).map { $0.split(separator: " ")[0] } == ["repeated-input"])
  }

  @Test("what is missing is said of all files, and a year before the population of its own file")
  func blamed() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    func places(_ request: PopulationRequest) -> [String] {
      do throws(InputFault) {
        _ = try projectPopulation(request)
        return []
      } catch {
        return error.diagnostics.filter { $0.severity == .error }.map(\.place.file)
      }
    }
    let population = files.paths.filter { $0.hasSuffix("population.csv") }
    let others = files.paths.filter { !$0.hasSuffix("population.csv") }
    var request = PopulationRequest(files: others + population)
    request.until = 2010
    #expect(places(request) == population)
    request.files = others
    #expect(places(request) == [others.joined(separator: ", ")])
    request.files =
      files.paths.filter { !$0.hasSuffix("mortality.csv") } + ["/missing/mortality.csv"]
    #expect(places(request) == ["/missing/mortality.csv"])
  }

  @Test("faults of all files come at once")
  func together() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    try files.write(
      "population.csv", Self.header, PopulationInputFiles.population + ["2024,x,female,5"])
    try files.write("fertility.csv", "year,age,rate", ["2025,20-24,7"])
    let states = try files.write("states.yaml", "fundcast-states: 1", ["title: t"])
    let codes = Set(faults(files, [states]).map { $0.split(separator: " ")[0] })
    #expect(codes.isSuperset(of: ["unknown-age", "not-a-probability", "missing-key"]))
  }

  @Test("more people leaving than there are is refused with year and age")
  func leavers() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    let moves = try files.write(
      "migration.csv", "year,age,sex,migrants", ["2025,30,female,-5000", "2025,30,male,0"])
    #expect(
      faults(files, [moves]).map { $0.split(separator: " ")[0] } == ["more-leavers-than-people"])
  }
}
