import Quantities

/// Tiers of benefits, by the short names of files and by the names that are printed.
extension Scenario {
  /// A tier's name as printed.
  func tierTitle(_ name: String, of parameter: String) -> LocalizedText {
    mechanisms.tiers(of: parameter).first { $0.name == name }?.title
      ?? LocalizedText(verbatim: name)
  }
}

extension Scenario.Change {
  /// The change with its tier's short name where the file says the name that is printed.
  func namingTier(among mechanisms: [any Mechanism]) -> Scenario.Change {
    let tiers = mechanisms.tiers(of: parameter)
    guard let group, !tiers.contains(where: { $0.name == group }),
      let tier = tiers.first(where: { [$0.title.chinese, $0.title.english].contains(group) })
    else { return self }
    return Scenario.Change(
      parameter: parameter, group: tier.name, operation: operation, from: from, until: until,
      then: then, scenario: scenario, source: source, place: place)
  }
}

extension [any Mechanism] {
  /// The tiers by which a parameter differs; none where it is no limit of a benefit.
  fileprivate func tiers(of parameter: String) -> [BenefitMechanism.Tier] {
    let benefit = first { mechanism in
      mechanism is BenefitMechanism
        && mechanism.inputs.contains { $0.parameter == parameter }
    }
    return (benefit as? BenefitMechanism)?.tiers ?? []
  }
}
