import Actuarial
import Foundation
import Funds
import Quantities
import Statistics
import Testing

@testable import Scenarios

@Suite("Participation and contribution bases through the fund")
struct MembershipFundTests {
  @Test("Those who leave a raised standard take their own cost with them and no more")
  func leavers() throws {
    let base = try countyBaseline("resident")
    let variant = try #require(
      try readyCases("scenarios/example-county/variants/contribution-response.yaml").first {
        $0.model.name == "resident"
      })
    let elasticities = ["child": -0.01, "student": -0.3, "adult": -0.06, "elderly": -0.01]
    let date = Period(year: 2028, month: 5)
    func value(_ name: String, _ group: Int, _ plan: Plan) throws -> Double {
      try #require(plan.parameters[name]).value(group: group, at: date)
    }
    let standard = try value("resident.contribution.individual", 0, base.plan)
    let raised = try value("resident.contribution.individual", 0, variant.plan)
    #expect(raised > standard)
    // Members and cost counted by hand, group by group.
    var (before, after, cost) = (0.0, 0.0, 0.0)
    for (index, group) in base.model.groups.enumerated() {
      let rate = try value("resident.participation", index, base.plan)
      let people = try value("resident.population", index, base.plan)
      let elasticity = try #require(elasticities[group.name])
      let stay = rate * pow(raised / standard, elasticity)
      let change = MembershipChange(
        before: people * rate, after: people * stay, meanCost: 1,
        marginalCostRatio: 0.5)
      before += change.before
      after += change.after
      cost += change.totalAfter
      #expect(
        abs(try value("resident.participation", index, variant.plan) - stay) < 1e-12)
      // What stayers and leavers cost together is what all cost before.
      #expect(
        abs(change.totalAfter + change.leavers * change.leaverCost - change.totalBefore) < 1e-6)
    }
    #expect(after < before && cost < before && cost > after)
    let one = try project(base.history, base.plan)
    let other = try project(variant.history, variant.plan)
    for line in ["special-outpatient", "general-outpatient"] {
      let ratio = other.year(line, 2028) / one.year(line, 2028)
      #expect(abs(ratio - cost / before) < 1e-9, "\(line): \(ratio) and \(cost / before)")
    }
    // Where nothing answers all of them stay.
    let silent = try #require(
      try readyCases("scenarios/example-county/variants/contribution-450.yaml").first {
        $0.model.name == "resident"
      })
    #expect(
      silent.plan.parameters["resident.participation"]?.values
        == base.plan.parameters["resident.participation"]?.values)
    #expect(
      one.year("special-outpatient", 2028)
        == (try project(silent.history, silent.plan)).year("special-outpatient", 2028))
  }

  @Test("The contribution line moves as the bases of simulated wages do")
  func wages() throws {
    let base = try countyBaseline("employee")
    let variant = try #require(
      try readyCases("scenarios/example-county/variants/contribution-base-floor.yaml").first {
        $0.model.name == "employee"
      })
    let wages = LogNormalDistribution(mean: 6_900, standardDeviation: 0.6 * 6_900)
    var stream = RandomStream(RandomKey(seed: 3, fund: "employee", variable: "wages"), path: 0)
    var (before, after) = (0.0, 0.0)
    for _ in 0..<500_000 {
      let wage = wages.draw(from: &stream)
      let atFloor = stream.nextUniform() < 0.15
      func held(_ declared: Double, _ floor: Double) -> Double {
        atFloor ? floor * 6_600 : min(max(declared * wage, floor * 6_600), 3 * 6_600)
      }
      before += held(0.9, 0.6)
      after += held(0.93, 0.65)
    }
    let one = try project(base.history, base.plan)
    let other = try project(variant.history, variant.plan)
    let employers = try #require(
      base.model.lines.first { line in
        line.formulas.contains { $0.parameters.contains("employee.contribution.employer-rate") }
      })
    let ratio = other.year(employers.name, 2028) / one.year(employers.name, 2028)
    #expect(ratio > 1.02)
    #expect(abs(ratio / (after / before) - 1) < 0.001, "\(ratio) and \(after / before)")
    #expect(one.year(employers.name, 2026) == other.year(employers.name, 2026))
    // Flexible workers: 70 % at 60, now 65 percent of the average, 10 % at 80, 20 % at 100.
    let date = Period(year: 2029, month: 1)
    let chosen = try #require(base.plan.parameters["employee.flexible.base"])
    let moved = try #require(variant.plan.parameters["employee.flexible.base"])
    let levels = (0.7 * 0.65 + 0.1 * 0.8 + 0.2) / (0.7 * 0.6 + 0.1 * 0.8 + 0.2)
    #expect(
      abs(moved.value(group: 0, at: date) / chosen.value(group: 0, at: date) - levels) < 1e-12)
  }

  @Test("An average wage that is set goes on growing with the base")
  func averageWage() throws {
    var county = try CountyVariant()
    let variant = try county.fund(
      "employee",
      """
      changes:
        - parameter: employee.contribution.average-wage
          values: {2027: 8000 元/人·月}
          source: 测试
      """)
    let base = try countyBaseline("employee")
    func ratio(_ year: Int) throws -> Double {
      let date = Period(year: year, month: 1)
      let old = try #require(base.plan.parameters["employee.contribution.base"])
      let new = try #require(variant.plan.parameters["employee.contribution.base"])
      return new.value(group: 0, at: date) / old.value(group: 0, at: date)
    }
    #expect(try ratio(2026) == 1)
    #expect(try ratio(2027) > 1.01)
    #expect(abs(try ratio(2030) / ratio(2027) - 1) < 1e-9)
  }
}
