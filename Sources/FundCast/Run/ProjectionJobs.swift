import Funds
import Quantities
import Scenarios

/// Projects many cases at once; results come back in the order of the cases.
struct ProjectionJobs {
  /// What is told as each case is done: how many of how many.
  let progress: @Sendable (_ done: Int, _ all: Int) -> Void

  /// Projects every case.
  ///
  /// - Throws: ``Quantities/InputFault`` naming every case that cannot be projected.
  func project(_ cases: [FundCase]) async throws(InputFault) -> [Projection] {
    let progress = progress
    let results = await withTaskGroup(of: (Int, Result<Projection, ProjectionError>).self) {
      group in
      for (index, one) in cases.enumerated() {
        group.addTask {
          do throws(ProjectionError) {
            return (index, .success(try Funds.project(one.history, one.plan)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      var results: [(Int, Result<Projection, ProjectionError>)] = []
      for await result in group {
        results.append(result)
        progress(results.count, cases.count)
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    var projections: [Projection] = []
    var faults: [Diagnostic] = []
    for (one, result) in zip(cases, results) {
      switch result {
      case .success(let projection): projections.append(projection)
      case .failure(let error):
        faults.append(
          ProjectionFault(error, model: one.model).diagnostic(
            at: SourcePlace(file: one.scenario.path)))
      }
    }
    if !faults.isEmpty { throw InputFault(faults) }
    return projections
  }
}
