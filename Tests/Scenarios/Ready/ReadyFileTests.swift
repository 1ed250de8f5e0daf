import Foundation
import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("Files that come with the program")
struct ReadyFileTests {
  private static let catalogue = ParameterCatalogue.builtIn

  @Test("The catalogue built in is the one in models/, entry by entry")
  func builtIn() throws {
    let read = try ParameterCatalogue.read(Repository.path("models/parameters.yaml"))
    #expect(read.definitions == Self.catalogue.definitions)
    #expect(builtInParameters.count == read.definitions.count)
  }

  @Test("Every entry's step is read, fits its unit and stays in its range somewhere")
  func steps() throws {
    for definition in Self.catalogue.definitions {
      let quantity = try Quantity(definition.step)
      let isShare = definition.unit.kind == .percent
      switch quantity.unit.kind {
      case .percent: #expect(!isShare, "\(definition.name): per cent of a per cent")
      case .percentagePoint: #expect(isShare, "\(definition.name)")
      case .plain: #expect(quantity.unit.powers == definition.unit.powers, "\(definition.name)")
      }
      let step = try #require(definition.stepAmount, "\(definition.name)")
      #expect(step.isRelative == (quantity.unit.kind == .percent))
      #expect(step.value != 0)
      let width = definition.range.upperBound - definition.range.lowerBound
      #expect(step.isRelative || abs(step.value) < width, "\(definition.name)")
    }
  }

  @Test("Names and labels are each given once, with a meaning and a source in both languages")
  func labels() throws {
    let definitions = Self.catalogue.definitions
    #expect(Set(definitions.map(\.name)).count == definitions.count)
    #expect(Set(definitions.map(\.title.chinese)).count == definitions.count)
    // In English a label may serve two schemes, which are never shown in one table.
    let english = definitions.map { "\($0.name.prefix { $0 != "." }) \($0.title.english)" }
    #expect(Set(english).count == definitions.count)
    for definition in definitions {
      #expect(!definition.meaning.chinese.isEmpty && !definition.source.isEmpty)
      #expect(definition.meaning.chinese != definition.meaning.english, "\(definition.name)")
      #expect(definition.title.chinese != definition.title.english, "\(definition.name)")
    }
  }

  @Test("A parameter is found by its name and by its Chinese label")
  func words() throws {
    let catalogue = Self.catalogue
    for definition in catalogue.definitions {
      #expect(catalogue.definition(definition.name) == definition)
      #expect(catalogue.definition(definition.title.chinese) == definition)
    }
    #expect(catalogue.definition("resident.nothing") == nil)
    #expect(catalogue.nearest(to: "resident.particpation") == "resident.participation")
    #expect(catalogue.nearest(to: "居民参报率") == "居民参保率")
  }

  @Test("Every model reads without fault, and its form holds each of its lines once")
  func models() throws {
    let catalogue = Self.catalogue
    #expect(Repository.modelFiles.count == 5)
    for path in Repository.modelFiles {
      let model = try FundModelFile.read(Repository.path(path), catalogue: catalogue).model
      #expect(!model.lines.isEmpty && !model.parameters.isEmpty, "\(path)")
      if let form = model.form {
        let read = try BudgetFormFile.read(
          Repository.path("models/forms/\(form).yaml"), lines: model.lines.map(\.name),
          catalogue: catalogue)
        #expect(read.name == form)
      }
      for line in model.lines {
        #expect(line.title.chinese != line.title.english, "\(path) \(line.name)")
        #expect(!line.basis.chinese.isEmpty && !line.basis.english.isEmpty)
      }
    }
  }

  @Test("Every scenario resolves without fault", arguments: Repository.scenarioFiles)
  func scenarios(path: String) throws {
    let cases = try readyCases(path)
    #expect(!cases.isEmpty)
    for one in cases {
      #expect(one.scenario.isVariant == path.contains("/variants/"))
      // What went into it is named: model, form and data, all of them there.
      #expect(one.files.allSatisfy(fileExists), "\(one.files)")
      #expect(one.files.contains { $0.contains("models/") })
      #expect(one.files.contains { $0.hasSuffix(".csv") || $0.hasSuffix(".xlsx") })
      #expect(one.files.contains { $0.contains("/forms/") } == (one.model.form != nil))
    }
  }

  @Test("The walk finds the scenarios that are there")
  func walk() {
    #expect(Repository.baselines.count == 5)
    #expect(Repository.variants.count == 18)
    #expect(Repository.variants.count { $0.contains("example-county") } == 15)
  }

  @Test("Every parameter of the catalogue is read by some model or closed form")
  func readByModels() throws {
    let catalogue = Self.catalogue
    var read: Set<String> = []
    for path in Repository.modelFiles {
      read.formUnion(
        try FundModelFile.read(Repository.path(path), catalogue: catalogue).model.parameters)
    }
    let county = "scenarios/example-county/baseline.yaml"
    for mechanism in try makeLoader().scenario(Repository.path(county)).mechanisms {
      read.formUnion(mechanism.inputs.map(\.parameter))
    }
    #expect(catalogue.definitions.map(\.name).filter { !read.contains($0) } == [])
  }
}
