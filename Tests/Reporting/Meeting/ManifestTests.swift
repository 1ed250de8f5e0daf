import Quantities
import Testing

@testable import Reporting

@Suite("What it takes to compute a run again")
struct ManifestTests {
  private static func rows(_ simulations: [Manifest.Simulation]) -> [[String]] {
    let manifest = Manifest(
      scenarios: ["a.yaml", "b.yaml"], files: [.init(path: "a.csv", hash: "sha256:0")],
      simulations: simulations, kernel: "generic", options: [.init(name: "--paths", value: "200")],
      version: "0.0")
    return manifest.table().rows.map { $0.cells.map { $0.text(.english) } }
  }

  @Test("seed and paths that all scenarios share are one row each")
  func shared() {
    let rows = Self.rows([
      .init(scenario: "a.yaml", seed: 7, paths: 200),
      .init(scenario: "b.yaml", seed: 7, paths: 200),
    ])
    #expect(
      rows == [
        ["Program version", "FundCast 0.0"], ["Seed", "7"], ["Simulated paths", "200"],
        ["Linear-algebra kernel", "generic"], ["Scenario files", "a.yaml b.yaml"],
        ["Option --paths", "200"], ["a.csv", "sha256:0"],
      ])
  }

  @Test("a seed that differs is named with each scenario")
  func different() {
    let rows = Self.rows([
      .init(scenario: "a.yaml", seed: 7, paths: 200),
      .init(scenario: "b.yaml", seed: 8, paths: 200),
    ])
    #expect(
      rows[1...3] == [
        ["Seed (a.yaml)", "7"], ["Seed (b.yaml)", "8"], ["Simulated paths", "200"],
      ])
  }
}
