import Foundation
import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("Laws on the ready scenarios")
struct ReadyLawTests {
  @Test("Before its start a variant equals its baseline exactly", arguments: Repository.variants)
  func beforeItsStart(path: String) throws {
    let variants = try readyCases(path, paths: 60)
    let base = String(path[..<(path.range(of: "/variants/")?.lowerBound ?? path.endIndex)])
    let baselines = try readyCases(base + "/baseline.yaml", paths: 60)
    #expect(variants.count == baselines.count)
    #expect(variants.contains { $0.firstChange != nil })
    for (variant, baseline) in zip(variants, baselines) {
      let one = try project(baseline.history, baseline.plan)
      let other = try project(variant.history, variant.plan)
      guard let start = variant.firstChange else {
        // Nothing in this fund's model reads what the variant changes.
        #expect(one.bytes() == other.bytes(), "\(variant.model.name)")
        continue
      }
      #expect(start > variant.scenario.closedThrough.lastMonth)
      #expect(one.bytes(before: start) == other.bytes(before: start), "\(start)")
      #expect(one.bytes() != other.bytes())
      // It is the start: from the next month on something may differ, and in it something does.
      let after = other.periods.first { $0.lastMonth >= start }?.advanced(by: 1)
      if !path.contains("total-budget"), !path.contains("instant"), !path.contains("subsidy") {
        #expect(one.bytes(before: after) != other.bytes(before: after), "\(start)")
      }
    }
  }

  @Test("A scenario that changes nothing differs by exactly zero", arguments: Repository.baselines)
  func nothing(path: String) throws {
    for one in try readyCases(path, paths: 60) {
      let baseline = try project(one.history, one.plan)
      for name in one.plan.parameters.keys.sorted() {
        let start = one.plan.firstChange(
          of: name, closedThrough: one.history.closedThrough, notBefore: 0)
        let plan = one.plan.shifting(parameter: name, by: 0, relative: false, from: start)
        #expect(plan.parameters[name]?.values.isEmpty == false)
        if name.hasSuffix("cost") || name.hasSuffix("individual") || name.hasSuffix("rate") {
          #expect(try project(one.history, plan).bytes() == baseline.bytes(), "\(name)")
        }
      }
    }
  }

  @Test("Every parameter of the catalogue moves an output of a ready scenario")
  func effects() throws {
    let catalogue = ParameterCatalogue.builtIn
    var moving: Set<String> = []
    // On the central path first; what acts under luck only, such as savings under a budget that the
    // expected need exceeds, on a few paths.
    for paths in [0, 20] {
      for path in Repository.baselines {
        for one in try readyCases(path, paths: paths) {
          let still = one.model.parameters.filter { !moving.contains($0) }
          guard !still.isEmpty else { continue }
          let baseline = try project(one.history, one.plan)
          for name in still {
            let step = try #require(catalogue.definition(name)?.stepAmount)
            let start = one.plan.firstChange(
              of: name, closedThrough: one.history.closedThrough, notBefore: 0)
            let plan = one.plan.shifting(
              parameter: name, by: step.value, relative: step.isRelative, from: start)
            let changed = try project(one.history, plan)
            if changed.bytes() != baseline.bytes() { moving.insert(name) }
          }
        }
      }
    }
    // Days saved act at the share of institutions that take part, which is nothing to begin with
    // in the county: they move together.
    // What only a closed form reads has a test of its own, by variants.
    let stated = try readyCases("scenarios/example-county/baseline.yaml").flatMap {
      $0.scenario.mechanisms.flatMap { $0.inputs.map(\.parameter) }
    }
    for name in catalogue.definitions.map(\.name)
    where !moving.contains(name) && !stated.contains(name) {
      let family = String(name.prefix { $0 != "." })
      let pair = ["\(family).settlement.days-saved", "\(family).settlement.institution-share"]
      #expect(pair.contains(name), "\(name) moves nothing")
    }
    for one in try readyCases("scenarios/example-county/baseline.yaml") {
      let fund = one.model.name
      let both = one.plan
        .shifting(
          parameter: "\(fund).settlement.days-saved", by: 20 / 360, relative: false,
          from: Period(year: 2026, month: 1)
        )
        .shifting(
          parameter: "\(fund).settlement.institution-share", by: 0.6, relative: false,
          from: Period(year: 2026, month: 1))
      #expect(
        try project(one.history, both).bytes() != project(one.history, one.plan).bytes())
    }
  }

  @Test(
    "Past the last given value every parameter names the rule that continues it",
    arguments: Repository.scenarioFiles)
  func origins(path: String) throws {
    for one in try readyCases(path) {
      let definitions = ParameterCatalogue.builtIn
      for (name, parameter) in one.plan.parameters.sorted(by: { $0.key < $1.key }) {
        let definition = try #require(definitions.definition(name))
        #expect(parameter.isCover == (definition.timing == .cover))
        for (row, values) in zip(parameter.origins, parameter.values) {
          #expect(values.allSatisfy { definition.range.contains($0) }, "\(name)")
          switch try #require(row.last) {
          case .extrapolated, .change, .unused: break
          case .data, .assumption: Issue.record("\(name) is held past its last value unsaid")
          }
          // Once a rule continues a parameter only a change takes it over.
          let first = row.firstIndex { if case .extrapolated = $0 { true } else { false } }
          for origin in row[(first ?? row.endIndex)...] {
            switch origin {
            case .extrapolated, .change: break
            case .data, .assumption, .unused:
              Issue.record("\(name) is given after it was continued")
            }
          }
        }
      }
    }
  }

  @Test("The county's funds meet the laws of balances to the end", arguments: Repository.baselines)
  func balances(path: String) throws {
    for one in try readyCases(path) {
      let projection = try project(one.history, one.plan)
      for book in projection.books {
        var balance = book.opening
        for index in projection.periods.indices {
          let gross = abs(balance) + abs(book.income[index]) + abs(book.expenditure[index])
          let closing = balance + book.income[index] - book.expenditure[index]
          #expect(abs(closing - book.closing[index]) <= 1e-12 * gross)
          balance = book.closing[index]
        }
        for entry in one.history.ledgers[book.book.name]?.entries ?? [] {
          let sum = try entry.opening.adding(entry.income).subtracting(entry.expenditure)
          #expect(try sum.adding(entry.adjustment) == entry.closing)
        }
      }
      var unpaid = projection.openingUnpaid
      for index in projection.periods.indices {
        for line in projection.lines where !line.incurred.isEmpty {
          unpaid += line.incurred[index] - line.amounts[index]
        }
        #expect(abs(unpaid - projection.unpaid[index]) <= 1e-6)
      }
    }
  }
}
