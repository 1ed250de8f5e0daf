import Foundation
import Funds
import Quantities
import Tables

@testable import Scenarios

/// The package's own folders, found from this file.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func path(_ relative: String) -> String { root + "/" + relative }

  /// Files below a folder with an ending, in order, relative to the package.
  static func files(below folder: String, ending: String) -> [String] {
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: path(folder))) ?? []
    return found.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
  }

  static let modelFiles = files(below: "models", ending: ".yaml").filter {
    (try? FileKind.of(path($0))) == .model
  }

  static let scenarioFiles = files(below: "scenarios", ending: ".yaml")

  static let baselines = scenarioFiles.filter { !$0.contains("/variants/") }

  static let variants = scenarioFiles.filter { $0.contains("/variants/") }
}

/// Whether a file is there.
func fileExists(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: TablePath(path).file)
}

/// A loader with the catalogue that comes with the program.
func makeLoader(models: [String] = []) throws -> ScenarioLoader {
  ScenarioLoader(
    catalogue: ParameterCatalogue.builtIn, modelFolders: models, exists: fileExists)
}

/// Every ready scenario's cases, read once by one loader for all tests.
private let readyScenarios = Result<[String: [FundCase]], any Error> {
  var loader = try makeLoader()
  var cases: [String: [FundCase]] = [:]
  for path in Repository.scenarioFiles {
    cases[path] = try loader.cases(loader.scenario(Repository.path(path)))
  }
  return cases
}

/// The cases of a scenario of the repository, with a number of paths.
func readyCases(_ path: String, paths: Int = 0) throws -> [FundCase] {
  (try readyScenarios.get()[path] ?? []).map { one in
    FundCase(
      scenario: one.scenario, model: one.model, form: one.form, history: one.history,
      plan: one.plan.withPaths(paths), findings: one.findings, superseded: one.superseded,
      printedPayableMonths: one.printedPayableMonths, firstChange: one.firstChange,
      files: one.files, mechanisms: one.mechanisms, settlements: one.settlements)
  }
}

/// The bits of numbers, so that equality means the same bytes.
func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }

extension Projection {
  /// All that a projection shows up to a period, as bits: lines, balances and fans.
  func bytes(before end: Period? = nil) -> [UInt64] {
    let count = end.map { end in periods.count { $0.lastMonth < end.firstMonth } } ?? periods.count
    func part(_ values: [Double]) -> [UInt64] { bits(Array(values.prefix(count))) }
    var all: [UInt64] = []
    for line in lines { all += part(line.amounts) + part(line.incurred) }
    for book in books { all += part(book.income) + part(book.expenditure) + part(book.closing) }
    all += part(prepaid) + part(unpaid)
    for measure in Measure.allCases {
      all += part(values(measure))
      guard let fan = simulation?.fan(measure) else { continue }
      for row in fan.quantiles { all += part(row) }
      all += part(fan.means)
    }
    for moment in (simulation?.moments ?? []).prefix(count) {
      all += bits([moment.yearToDateDeficit.value, moment.belowNormal.value])
      all += bits([moment.depositsExhausted.value, moment.balanceExhausted.value])
    }
    return all
  }
}
