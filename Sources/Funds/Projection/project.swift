/// Projects a fund: a pure function of its history, its plan and the plan's seed.
///
/// - Throws: ``ProjectionError`` where the model's rules read each other in a circle, a history
///   is too short for what its line asks, the horizon is empty, or an amount on the central path is
///   not finite or beyond ``Projection/largestAmount``.
public func project(_ history: FundHistory, _ plan: Plan) throws(ProjectionError) -> Projection {
  let fund = try PreparedFund(history: history, plan: plan)
  guard fund.count > 0 else {
    throw .emptyHorizon(
      closedThrough: history.closedThrough, projectThrough: plan.projectThrough)
  }
  var central = CentralPath(fund: fund)
  central.run()
  try central.checkAmounts()
  let simulation = plan.simulation.paths > 0 ? Simulation(fund: fund).summary() : nil
  return central.projection(simulation: simulation)
}
