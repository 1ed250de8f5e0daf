import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Which model file is read")
struct ModelSearchTests {
  /// The title of the model that a loader reads for the small scenario.
  private func title(_ scenario: SmallScenario, named: String?, others: [String]) throws -> String?
  {
    var loader = ScenarioLoader(
      catalogue: .builtIn, namedModelFolder: named, modelFolders: others, exists: fileExists)
    return try loader.cases(loader.scenario(scenario.path("baseline.yaml"))).first?.model.title
      .english
  }

  @Test("a model named on the command line, else the scenario's own, else the installation's")
  func order() throws {
    let other = SmallScenario.model.replacingOccurrences(of: "Small fund", with: "Other fund")
    let scenario = try SmallScenario(["elsewhere/small.yaml": other])
    let elsewhere = scenario.path("elsewhere")
    #expect(try title(scenario, named: nil, others: [elsewhere]) == "Small fund")
    #expect(try title(scenario, named: elsewhere, others: []) == "Other fund")
    try scenario.remove("models/small.yaml")
    #expect(try title(scenario, named: nil, others: [elsewhere]) == "Other fund")
  }
}
