public import Quantities

/// Draws up the budget of a scenario: of a baseline, or of a variant as if it were decided.
///
/// - Parameter progress: told in words what is being done.
/// - Throws: ``Quantities/InputFault`` with everything wrong in the input.
public func drawUpBudget(
  _ request: RunRequest, progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
) async throws(InputFault) -> RunOutcome {
  progress(LocalizedText("读取和检查", "reading and checking"))
  let set = try await ScenarioSet.load(request)
  return try await run(
    set.withVariantsDecided, request, since: nil, watch: StepWatch(), progress: progress)
}

extension ScenarioSet {
  /// The set with each fund's last variant in its baseline's place; funds without one keep theirs.
  fileprivate var withVariantsDecided: ScenarioSet {
    ScenarioSet(
      catalogue: catalogue,
      funds: funds.map { fund in
        guard let variant = fund.variants.last else { return fund }
        return Fund(baseline: variant.fundCase, levers: [], variants: [], hindcast: nil)
      }, files: files)
  }
}
