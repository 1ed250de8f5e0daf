import Funds
public import Quantities

/// A scenario with other targets, and with a parameter moved besides.
extension ScenarioLoader {
  /// A scenario with targets in place of its own.
  ///
  /// - Parameters:
  ///   - texts: the targets as a file writes them.
  ///   - place: what is named where one cannot be read.
  /// - Throws: ``Quantities/InputFault`` with every text that is no target.
  public func aiming(_ scenario: Scenario, at texts: [String], place: SourcePlace)
    throws(InputFault) -> Scenario
  {
    var targets: [Scenario.PlacedTarget] = []
    var faults: [Diagnostic] = []
    for text in texts {
      if let target = Target(parsing: text) {
        targets.append(Scenario.PlacedTarget(target: target, place: place))
      } else {
        faults.append(Target.unreadable(text, at: place))
      }
    }
    if !faults.isEmpty { throw InputFault(faults) }
    var other = scenario
    other.targets = targets
    return other
  }

  /// The funds whose parameters a move changes, directly or through what answers to it.
  public func funds(_ cases: [FundCase], movedBy definition: ParameterDefinition) -> [FundCase] {
    cases.filter { !$0.scenario.moved(by: definition.name, in: $0.model).isEmpty }
  }

  /// A fund's case with a parameter moved after all that its scenario does.
  ///
  /// - Parameter place: what is named where the move is not possible.
  /// - Throws: ``Quantities/InputFault`` where the move reaches into closed months, acts past the
  ///   projection's end, names a group that there is not, or leaves the parameter's range.
  public mutating func moving(_ fundCase: FundCase, by move: ParameterMove, place: SourcePlace)
    throws(InputFault) -> FundCase
  {
    let change = move.change(at: place, among: fundCase.scenario.mechanisms)
    let changed = fundCase.scenario.adding(change)
    let faults = check(
      change, ChangeStart(scenario: changed, catalogue: catalogue), models: [fundCase.model])
    if !faults.isEmpty { throw InputFault(faults) }
    guard let sources = try sources(of: fundCase) else {
      throw InputFault(
        Diagnostic(
          code: "model-not-found", at: place,
          found: LocalizedText("基金的模型已变", "the fund's model is no longer what it was")))
    }
    return try self.fundCase(changed, sources)
  }
}

extension Scenario {
  /// Whether the scenario states any target.
  public var hasTargets: Bool { !targets.isEmpty }
}
