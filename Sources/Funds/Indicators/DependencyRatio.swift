public import Quantities

/// How many people pay for each who is retired 在职退休比.
public struct DependencyRatio: Sendable, Hashable {
  /// The period at whose date persons are counted.
  public let period: Period

  /// Persons who are not retired, flexible workers among them, and persons who are.
  public let active: Double
  /// Persons who are retired.
  public let retired: Double

  /// Active persons for each retired one.
  public var ratio: Double { active / retired }
}

extension FundTimeline {
  /// The dependency ratio at a period.
  ///
  /// - Returns: `nil` where the model has no groups `active` and `retired`, counts no persons, or
  ///   nobody is retired.
  public func dependencyRatio(at period: Period) -> DependencyRatio? {
    guard let plan = projection?.plan, let persons = model.persons,
      model.groups.contains(where: { $0.name == "active" }),
      model.groups.contains(where: { $0.name == "retired" }), plan.isGrouped(persons)
    else { return nil }
    var (active, retired) = (0.0, 0.0)
    for group in model.groups.indices {
      let count = plan.value(of: persons, group: group, at: period)
      if model.groups[group].name == "retired" { retired += count } else { active += count }
    }
    guard retired > 0 else { return nil }
    return DependencyRatio(period: period, active: active, retired: retired)
  }
}
