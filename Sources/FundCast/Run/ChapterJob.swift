import Funds
import Quantities
import Reporting
import Scenarios

/// The analysis of one fund; funds are analysed side by side.
struct ChapterJob: Sendable {
  let fund: ScenarioSet.Fund

  /// The baseline's projection, then the variants'.
  let projections: [Projection]
  let earlier: Projection?
  let catalogue: ParameterCatalogue

  /// The chapters of all jobs, in order.
  ///
  /// - Throws: ``Quantities/InputFault`` naming every fund that cannot be analysed.
  static func chapters(_ jobs: [ChapterJob]) async throws(InputFault) -> [FundChapter] {
    let results = await withTaskGroup(of: (Int, Result<FundChapter, InputFault>).self) { group in
      for (index, job) in jobs.enumerated() {
        group.addTask { (index, job.chapter()) }
      }
      var results: [(Int, Result<FundChapter, InputFault>)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    var chapters: [FundChapter] = []
    var faults: [Diagnostic] = []
    for result in results {
      switch result {
      case .success(let chapter): chapters.append(chapter)
      case .failure(let fault): faults += fault.diagnostics
      }
    }
    if !faults.isEmpty { throw InputFault(faults) }
    return chapters
  }

  private func chapter() -> Result<FundChapter, InputFault> {
    let baseline = FundChapter.Entry(fund.baseline, projections[0])
    let scenarios = zip(fund.variants, projections.dropFirst()).map {
      FundChapter.Entry($0.fundCase, $1)
    }
    let past = fund.hindcast.flatMap { one in earlier.map { FundChapter.Entry(one, $0) } }
    do throws(ProjectionError) {
      let analyses = try FundChapter.analyse(
        baseline: baseline, scenarios: scenarios,
        plans: fund.variants.map { $0.steps.map(\.plan) },
        titles: fund.variants.map { $0.steps.map { $0.hasOwnTitle ? $0.title : nil } },
        levers: fund.levers, catalogue: catalogue)
      return .success(
        FundChapter(
          baseline: baseline, scenarios: scenarios, earlier: past, analyses: analyses,
          catalogue: catalogue))
    } catch {
      return .failure(
        InputFault(
          ProjectionFault(error, model: fund.baseline.model).diagnostic(
            at: SourcePlace(file: fund.baseline.scenario.path))))
    }
  }
}
