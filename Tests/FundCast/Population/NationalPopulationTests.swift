import Foundation
import FundCast
import Scenarios
import Testing

@Suite("China's population through the command")
struct NationalPopulationTests {
  private static let folder = Project.root.deletingLastPathComponent()
    .appendingPathComponent("shared/data/china").path

  private static let isPresent = FileManager.default.fileExists(
    atPath: folder + "/un_wpp2024_china_annual.csv")

  /// The rows of a published file without its head, fields trimmed of quotes.
  private func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.filter { $0 != "\"" })
      }
    }
  }

  // Rates of the revision of 2024 on the age structure of 2020 of the revision of 2019.
  @Test(
    "totals follow the United Nations within 1.5 % to 2035 and 3 % to 2050",
    .enabled(if: isPresent, "the published figures under ../shared are not there"))
  func totals() throws {
    let files = try PopulationInputFiles()
    defer { files.remove() }
    let annual = Dictionary(
      uniqueKeysWithValues: try rows("un_wpp2024_china_annual.csv").map { (Int($0[0]) ?? 0, $0) })
    func figure(_ year: Int, _ column: Int) -> Double {
      annual[year].flatMap { Double($0[column]) } ?? .nan
    }
    func end(_ year: Int) -> Double {
      year >= 2024 ? figure(year, 16) + figure(year, 17) : end(year + 1) - figure(year + 1, 12)
    }
    func middle(_ year: Int) -> Double { 1_000 * (end(year) - figure(year, 12) / 2) }

    try files.write(
      "population.csv", "year,age,sex,persons",
      rows("un_wpp2019_china_pop_age5_sex.csv").filter { $0[0] == "2020" }
        .map { "2020,\($0[2]),\($0[1]),\($0[3])" })
    try files.write(
      "mortality.csv", "year,age,sex,rate",
      rows("un_wpp2024_china_mx_5yr.csv").flatMap {
        ["\($0[1]),\($0[2]),M,\($0[3])", "\($0[1]),\($0[2]),F,\($0[4])"]
      })
    try files.write(
      "fertility.csv", "year,age,pattern",
      rows("un_wpp2024_china_percent_asfr.csv").map { "\($0[1]),\($0[2]),\($0[3])" })
    let years = (2015...2055).filter { annual[$0] != nil }
    try files.write(
      "total.csv", "year,total,boys-per-girl",
      years.map { "\($0),\(figure($0, 1)),\(figure($0, 14))" })
    // The migrants are in thousands as the people are; both are scaled alike.
    try files.write(
      "migration.csv", "year,migrants", years.map { "\($0),\(figure($0, 15))" })
    var request = PopulationRequest(
      files: files.paths + [files.path("total.csv"), files.path("migration.csv")])
    request.day = .middle
    request.until = 2050
    request.scaledTo = middle(2020)
    let outcome = try projectPopulation(request)
    #expect(outcome.years.count == 31)
    for moment in outcome.years {
      let year = outcome.year(of: moment)
      let ratio = moment.total / middle(year)
      #expect(abs(ratio - 1) < (year <= 2035 ? 0.015 : 0.03), "\(year): \(ratio)")
    }
  }
}
