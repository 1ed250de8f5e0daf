import Actuarial
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("Files of states and of retirement")
struct StatesFileTests {
  @Test("China's file names ten states, and its schedule is that of the decision")
  func china() throws {
    let file = try StatesFile.read(Repository.path("models/china-states.yaml"))
    #expect(file.states.count == 10)
    #expect(file.states[file.birthState].name == "newborn")
    #expect(file.states.filter(\.isRetired).map(\.name) == ["retired"])
    let retirement = try #require(file.retirement)
    let men = try #require(retirement.category("male-60"))
    // Born in January 1965: a month later, in February 2025.
    #expect(men.schedule.retirementMonth(bornIn: 1965 * 12) == 2025 * 12 + 1)
    let pension = try #require(retirement.minima.first { $0.name == "pension" })
    #expect(pension.schedule.value(in: 2029 * 12 + 11) == 180)
    #expect(pension.schedule.value(in: 2039 * 12) == 240)
    for step in [CohortProjection.Step.year, .month] {
      let rules = try file.rules(lastAge: 100, step: step)
      for age in 0...100 {
        for from in file.states.indices {
          let sum = file.states.indices.reduce(0) {
            $0 + rules.transitions[sex: 0, age: age, from: from, to: $1]
          }
          #expect(abs(sum - 1) < 1e-9)
        }
      }
    }
    for sex in 0..<2 {
      for age in 0...120 {
        #expect(abs(file.startShares(sex: sex, age: age).reduce(0, +) - 1) < 1e-12)
      }
    }
  }

  private static let head = """
    fundcast-states: 1
    title: 试验
    per: month
    birth: child
    states:
      - {state: child, zh: 儿童, en: Children}
      - {state: worker, zh: 职工, en: Workers, pays: true}
    start:
      - {ages: 0-17, shares: {child: 1}, source: 假设}
      - {ages: 18+, shares: {child: 20 %, worker: 80 %}, source: 假设}

    """

  private func finding(_ rest: String, head: String = head) -> String {
    do throws(InputFault) {
      _ = try StatesFile.parse(head + rest, path: "states.yaml")
      return ""
    } catch {
      let finding = error.diagnostics[0]
      #expect(finding.message(in: .chinese) != finding.message(in: .english))
      return "\(finding.code) \(finding.place.line ?? 0):\(finding.place.column ?? 0)"
    }
  }

  @Test("a state's relative mortality is read, and one that is none is told")
  func relativeMortality() throws {
    func head(_ mortality: String) -> String {
      Self.head.replacing("pays: true", with: "pays: true, mortality: \(mortality)")
    }
    let file = try StatesFile.parse(head("0.5"), path: "states.yaml")
    #expect(try file.rules(lastAge: 90, step: .year).relativeMortality == [1, 0.5])
    for wrong in ["0", "-1", "much", "1000"] {
      #expect(finding("", head: head(wrong)).hasSuffix("7:65"))
    }
  }

  @Test("faults are told with their line and column")
  func faults() {
    func row(_ to: String, ages: String = "18-59", from: String = "worker") -> String {
      "transitions:\n  - {from: \(from), ages: \(ages), to: \(to), source: 假设}\n"
    }
    #expect(finding(row("{child: 0.5 %}")) == "")
    #expect(finding(row("{child: 0.5, worker: 0.4}")) == "row-sum 12:37")
    #expect(finding(row("{child: 1.5}")) == "not-a-probability 12:45")
    #expect(finding(row("{chlid: 0.5}")) == "unknown-key 12:38")
    #expect(finding(row("{child: 0.1}", from: "waiter")) == "unknown-name 12:12")
    #expect(finding(row("{child: 0.1}", ages: "59-18")) == "wrong-value 12:26")
    let twice =
      row("{child: 0.1}") + "  - {from: worker, ages: 50-64, to: {child: 0.1}, source: 假设}\n"
    #expect(finding(twice) == "repeated-ages 13:5")
    let early = "moves:\n  - {from: child, to: {worker: 1}, source: 假设}\n"
    #expect(finding(early) == "move-age 12:5")
    let unnamed =
      "moves:\n  - {from: worker, retirement: {male: {male-60: 1}}, to: {child: 1}, source: 假设}\n"
    #expect(finding(unnamed) == "missing-schedule 12:32")
    let short = Self.head.replacing("0-17", with: "0-16")
    #expect(finding("", head: short) == "missing-age 9:3")
  }

  @Test("yearly probabilities serve monthly steps, unless half of a state leaves it")
  func yearly() throws {
    let text =
      Self.head.replacing("per: month", with: "per: year")
      + "transitions:\n  - {from: worker, ages: 18-59, to: {child: 12 %}, source: 假设}\n"
    let file = try StatesFile.parse(text, path: "states.yaml")
    let rules = try file.rules(lastAge: 90, step: .month)
    let stay = rules.transitions[sex: 0, age: 30, from: 1, to: 1]
    var year = 1.0
    for _ in 0..<12 { year *= stay }
    #expect(abs(year - 0.88) < 1e-12)
    let restless = text.replacing("12 %", with: "60 %")
    let other = try StatesFile.parse(restless, path: "states.yaml")
    #expect(throws: InputFault.self) { try other.rules(lastAge: 90, step: .month) }
    _ = try other.rules(lastAge: 90, step: .year)
  }

  @Test("a schedule that goes down, or names a category twice, is refused")
  func retirement() {
    func code(_ text: String) -> String {
      do throws(InputFault) {
        _ = try RetirementFile.parse(
          "fundcast-retirement: 1\ntitle: 试验\nsource: 假设\nages:\n" + text, path: "r.yaml")
        return ""
      } catch {
        return "\(error.diagnostics[0].code) \(error.diagnostics[0].place.line ?? 0)"
      }
    }
    let men = "  - {category: a, zh: 男, en: Men, sex: male, age: 60"
    #expect(code(men + "}\n") == "")
    #expect(
      code(men + ", raised: {from: 2025-01, to: 58, every: 4}}\n") == "unusable-schedule 5")
    #expect(code(men + "}\n" + men + "}\n") == "repeated-name 6")
  }
}
