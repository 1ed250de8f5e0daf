import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

/// Variants of the example county written by a test, read with one loader.
struct CountyVariant {
  static let baseline = "scenarios/example-county/baseline.yaml"

  private var loader: ScenarioLoader

  init() throws {
    loader = try makeLoader()
  }

  /// The cases of a variant with some text after its head.
  mutating func cases(_ text: String) throws -> [FundCase] {
    let folder = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/variant.yaml"
    let head = "fundcast: 1\ntitle: 方案\nstacks-on: \(Repository.path(CountyVariant.baseline))\n"
    try Data((head + text + "\n").utf8).write(to: URL(fileURLWithPath: path))
    return try loader.cases(loader.scenario(path))
  }

  /// The case of one fund.
  mutating func fund(_ name: String, _ text: String) throws -> FundCase {
    try #require(try cases(text).first { $0.model.name == name })
  }
}

/// A fund of the county's baseline.
func countyBaseline(_ fund: String) throws -> FundCase {
  try #require(try readyCases(CountyVariant.baseline).first { $0.model.name == fund })
}

extension Plan {
  /// The plan with nothing of its inpatient care under a total budget.
  func uncapped(_ fund: String) -> Plan {
    let name = "\(fund).inpatient.capped-share"
    let share = parameters[name]?.value(group: 0, at: Period(year: 2026, month: 1)) ?? 0
    return shifting(
      parameter: name, by: -share, relative: false, from: Period(year: 2025, month: 1))
  }
}

extension Projection {
  /// Services rendered, or amounts booked where they are paid at once, in a year.
  func year(_ line: String, _ year: Int) -> Double {
    guard let line = self.line(line) else { return .nan }
    let values = line.incurred.isEmpty ? line.amounts : line.incurred
    return zip(periods, values).reduce(0) { $1.0.year == year ? $0 + $1.1 : $0 }
  }
}
