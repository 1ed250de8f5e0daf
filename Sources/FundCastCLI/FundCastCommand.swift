import ArgumentParser
import Foundation
import Funds
import Quantities
import Scenarios

@main
struct FundCastCommand: ParsableCommand {
  @Argument var files: [String]

  func run() throws {
    do {
    let catalogue = try ParameterCatalogue.builtIn()
    var loader = ScenarioLoader(catalogue: catalogue, modelFolders: []) {
      FileManager.default.fileExists(atPath: $0)
    }
      for file in files {
        let t0 = Date()
        let scenario = try loader.scenario(file)
        let cases = try loader.cases(scenario)
        print(file, "load", Date().timeIntervalSince(t0))
        for one in cases {
          let t1 = Date()
          let projection = try project(one.history, one.plan)
          print(one.model.name, "project", Date().timeIntervalSince(t1))
          for finding in one.findings { print("  -", finding.text.chinese) }
          for line in projection.lines {
            print("   ", line.item.name, line.methodName.chinese, line.calibration.map { "\($0.ratio) \($0.years)" } ?? "", "sd", line.evidence.annual, line.evidence.monthly, line.evidence.growthYears)
          }
          let scale = 1e8
          var year = projection.periods[0].year
          while year <= projection.periods.last!.year {
            let idx = projection.periods.indices.filter { projection.periods[$0].year == year }
            let inc = idx.reduce(0.0) { $0 + projection.values(.income)[$1] }
            let exp = idx.reduce(0.0) { $0 + projection.values(.expenditure)[$1] }
            let last = idx.last!
            let y = projection.simulation?.year(year)
            print(year, "inc", inc / scale, "exp", exp / scale, "ytd", projection.values(.yearToDateResult)[last]/scale, "book", projection.values(.book)[last] / scale, "months", projection.values(.payableMonths)[last], "Pdef", y?.deficit.value ?? -1, "P10..90", (y?.result[1] ?? 0) / scale, (y?.result[5] ?? 0) / scale, "dep", projection.values(.deposits)[last]/scale, "acc", projection.values(.accrual)[last]/scale)
            year += 1
          }
          for (i, p) in projection.periods.enumerated() where i < 15 {
            print(p, projection.values(.income)[i]/scale, projection.values(.expenditure)[i]/scale, projection.values(.yearToDateResult)[i]/scale, projection.simulation!.moments[i].yearToDateDeficit.value)
          }
        }
      }
    } catch let fault as InputFault {
      for d in fault.diagnostics { print(d.message(in: .chinese)) }
    }
  }
}
