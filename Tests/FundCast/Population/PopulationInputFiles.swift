import Foundation

/// Tables of a small made-up population, written into a folder of their own.
struct PopulationInputFiles {
  let folder: URL

  init() throws {
    folder = try Project.temporaryFolder()
    try write("population.csv", "year,age,sex,persons", Self.population)
    try write("mortality.csv", "year,age,sex,rate", Self.mortality)
    try write("fertility.csv", "year,age,rate", Self.fertility)
  }

  /// Single ages to 90 and over.
  static let population: [String] = (0...90).flatMap { age in
    ["female", "male"].map { sex in
      let count = (1_000 * exp(-0.0004 * Double(age * age))).rounded()
      return "2024,\(age)\(age == 90 ? "+" : ""),\(sex),\(count)"
    }
  }

  /// An abridged table of two years, mortality falling.
  static let mortality: [String] = [2025, 2035].flatMap { year in
    ["female", "male"].flatMap { sex in
      ([0, 1] + Array(stride(from: 5, through: 95, by: 5))).map { age in
        let level = (sex == "male" ? 6e-5 : 4e-5) * (year == 2035 ? 0.85 : 1)
        let rate = age == 0 ? 0.005 : min(0.7, level * exp(0.096 * Double(age)))
        return "\(year),\(age)\(age == 95 ? "+" : ""),\(sex),\(rate)"
      }
    }
  }

  static let fertility = zip(
    ["15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49"],
    [0.006, 0.05, 0.085, 0.06, 0.025, 0.006, 0.001]
  ).map { "2025,\($0),\($1)" }

  @discardableResult
  func write(_ name: String, _ header: String, _ lines: [String]) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try Data(([header] + lines).joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// The three tables.
  var paths: [String] { ["population.csv", "mortality.csv", "fertility.csv"].map(path) }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
