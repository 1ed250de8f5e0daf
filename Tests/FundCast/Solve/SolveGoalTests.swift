import Budgeting
import Foundation
import FundCast
import Funds
import Quantities
import Scenarios
import Testing

@Suite("What a parameter must become for a target")
struct SolveGoalTests {
  private static let county = Project.path("scenarios/example-county/baseline.yaml")
  private static let models = Project.path("models")

  private func request(
    _ parameter: String = "resident.contribution.individual",
    _ targets: [String] = ["payable-months >= 6 by 2030-12 with probability 0.8"],
    scenario: String = SolveGoalTests.county, paths: Int = 400
  ) -> SolveRequest {
    SolveRequest(
      scenario: scenario, parameter: parameter, targets: targets,
      models: SolveGoalTests.models, paths: paths)
  }

  /// What is wrong with a question: codes and the options they name.
  private func faults(_ request: SolveRequest) -> [String] {
    do throws(InputFault) {
      _ = try solveGoal(request)
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.code) \($0.place.file == request.scenario ? "scenario" : $0.place.file)"
      }
    }
  }

  @Test("The move meets the target and one grain less does not, by paths and by the central path")
  func smallest() throws {
    for paths in [400, 0] {
      let seek = try solveGoal(request(paths: paths))
      #expect(seek.isMet)
      #expect(!seek.asIs.isMet)
      let (best, beside) = (try #require(seek.best), try #require(seek.beside))
      #expect(best.position.isMet)
      #expect(!beside.position.isMet)
      // A tenth of the catalogue's ten yuan apart.
      #expect(abs(best.move.amount - beside.move.amount - 1) < 1e-9)
      #expect(best.move.from == Period(year: 2027))
      let level = try #require(best.levels.first)
      #expect(abs(level.after - level.before - best.move.amount) < 1e-9)
      let judged = try #require(best.position.judgements.first)
      if paths == 0 {
        #expect(judged.probability == nil)
        #expect(try #require(judged.central) >= 6)
        #expect(try #require(beside.position.judgements.first?.central) < 6)
      } else {
        #expect(try #require(judged.probability).value >= 0.8)
      }
    }
  }

  @Test("The variant that is written, when it is run, does to the bit what the answer says")
  func variant() async throws {
    let question = request()
    let seek = try solveGoal(question)
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("solved.yaml").path
    #expect(try seek.writeVariant(to: path, targets: question.targets))
    let set = try await ScenarioSet.load(
      RunRequest(scenarios: [path], models: SolveGoalTests.models, paths: 400))
    let fund = try #require(set.funds.first { $0.baseline.model.name == "resident" })
    let fundCase = try #require(fund.variants.first?.fundCase)
    let projection = try project(fundCase.history, fundCase.plan)
    let best = try #require(seek.best)
    #expect(GoalPosition(projection) == best.position)
    for measure in Measure.allCases {
      #expect(projection.values(measure) == best.projection.values(measure))
    }
    #expect(fundCase.scenario.title.chinese.contains("居民个人缴费标准 +"))
  }

  @Test("What answers to the parameter answers here as well, and a variant's own changes stand")
  func response() throws {
    let name = "scenarios/example-county/variants/contribution-response.yaml"
    let answered = try solveGoal(request(scenario: Project.path(name)))
    let best = try #require(answered.best)
    // 450 yuan of the variant, not the 420 of the baseline.
    #expect(best.levels.first?.before == 450)
    // Some leave for what the move adds: the payers of 2030 are fewer than without it.
    let persons = try #require(answered.fundCase.plan.parameters["resident.participation"])
    let after = try #require(best.projection.plan.parameters["resident.participation"])
    let day = Period(year: 2030, month: 1)
    #expect(after.value(group: 1, at: day) < persons.value(group: 1, at: day))
  }

  @Test("A target met as things stand says how much could be given up")
  func room() throws {
    let seek = try solveGoal(
      request("居民个人缴费标准", ["可支付月数 ≥ 2 到 2030-12"], paths: 0))
    guard case .alreadyMet(let room?) = seek.answer else {
      Issue.record("the target is met")
      return
    }
    #expect(room.steps < 0)
    #expect(seek.best?.position.isMet == true)
    #expect(seek.beside?.position.isMet == false)
  }

  @Test("A share is not moved beyond its range, and the answer says that it ends there")
  func outOfReach() throws {
    var question = request("resident.participation", ["payable-months >= 6 by 2030-12"], paths: 0)
    question.group = "成年居民"
    let seek = try solveGoal(question)
    #expect(!seek.isMet)
    guard case .outOfReach(let closest, let isEnd) = seek.answer else {
      Issue.record("it cannot be reached")
      return
    }
    #expect(closest > 0)
    #expect(isEnd)
    let last = try #require(seek.best?.levels.last)
    #expect(last.after <= 1)
    #expect(last.after + 0.001 > 1)
  }

  @Test("A lever of a benefit by tier is found by its closed form")
  func tier() throws {
    var question = request(
      "resident.inpatient.deductible", ["payable-months >= 4 by 2030-12"], paths: 0)
    question.group = "county"
    let seek = try solveGoal(question)
    #expect(seek.isMet)
    #expect(try #require(seek.best).move.amount > 0)
    let text = try #require(seek.variantText(at: "/tmp/x.yaml", targets: []))
    #expect(text.contains("    tier: \"county\"\n"))
  }

  @Test("What is wrong with a question names the option it stands in")
  func options() {
    #expect(faults(request("居民个人缴费")) == ["unknown-parameter --for"])
    #expect(faults(request("medicare.payroll-tax.rate")) == ["unread-parameter --for"])
    #expect(faults(request(targets: ["≥ 6", "x"])) == ["target --until", "target --until"])
    #expect(faults(request(targets: [])) == ["no-target scenario"])
    #expect(
      faults(request(targets: ["payable-months >= 6 by 2040-12"])) == ["target-outside --until"])
    var question = request()
    question.from = Period(year: 2025)
    #expect(faults(question) == ["closed-month --from"])
    question.from = Period(year: 2040)
    #expect(faults(question) == ["beyond-end --from"])
    question = request()
    question.grain = "10 元"
    #expect(faults(question) == ["ambiguous-unit --by"])
    question = request("resident.participation")
    question.group = "老"
    #expect(faults(question) == ["unknown-group --group"])
    question.group = nil
    question.fund = "employee"
    #expect(faults(question) == ["unknown-fund --fund"])
  }

  private func request(targets: [String]) -> SolveRequest {
    request("resident.contribution.individual", targets)
  }
}
