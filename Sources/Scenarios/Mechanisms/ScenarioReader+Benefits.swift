import Actuarial
import Quantities

/// The benefits of a fund by tier, as a scenario states them.
extension ScenarioReader {
  /// One entry of the block `benefits`.
  mutating func benefit(_ value: YAMLValue, folder: String) -> (any Mechanism)? {
    let entry = yaml.mapping(
      value, allowed: ["benefit", "title", "moves", "elasticity", "tiers", "source"],
      required: ["benefit", "moves", "tiers", "source"], what: LocalizedText("待遇", "a benefit"))
    guard let family = yaml.text(entry["benefit"]), let moves = entry["moves"],
      let familyPlace = entry["benefit"]
    else { return nil }
    let names = [
      BenefitMechanism.deductible(family), BenefitMechanism.ratio(family),
      BenefitMechanism.cap(family),
    ]
    let definitions = names.compactMap { catalogue.definition($0) }
    guard definitions.count == names.count else {
      yaml.add(unknownFamily(family, lacking: names, at: familyPlace.place))
      return nil
    }
    let moved = yaml.mapping(
      moves, allowed: ["share", "use", "price"], required: ["share"],
      what: LocalizedText("待遇所影响的参数", "what a benefit moves"))
    let share = definition(moved["share"])
    let (use, price) = (definition(moved["use"]), definition(moved["price"]))
    let elasticity = bounded(
      entry["elasticity"], in: -1...0, LocalizedText("-1 到 0 之间的弹性", "an elasticity from -1 to 0"))
    var tiers: [BenefitMechanism.Tier] = []
    var limits: [[Double]] = []
    var files: [String] = []
    for item in yaml.items(entry["tiers"]) {
      guard let read = tier(item, definitions, folder: folder) else { continue }
      if tiers.contains(where: { $0.name == read.tier.name }) {
        yaml.add(repeated(read.tier.name, at: item.place))
      }
      tiers.append(read.tier)
      limits.append(read.limits)
      files += [read.file].compactMap(\.self)
    }
    guard let share, tiers.count == yaml.items(entry["tiers"]).count, let list = entry["tiers"]
    else { return nil }
    checkShares(tiers.map(\.share), at: list.place)
    return BenefitMechanism(
      family: family,
      title: yaml.localized(entry["title"]) ?? LocalizedText(verbatim: family), tiers: tiers,
      inputs: names.indices.map { index in
        MechanismInput(
          parameter: names[index],
          rows: zip(tiers, limits).map { .init(name: $0.name, value: $1[index]) }, following: nil)
      }, definitions: definitions,
      share: share.name, use: use?.name, price: price?.name, elasticity: elasticity ?? 0,
      files: files, place: value.place, source: yaml.text(entry["source"]) ?? "")
  }

  /// One tier with its limits: deductible, ratio and cap.
  private mutating func tier(
    _ value: YAMLValue, _ definitions: [ParameterDefinition], folder: String
  ) -> (tier: BenefitMechanism.Tier, limits: [Double], file: String?)? {
    let entry = yaml.mapping(
      value, allowed: ["tier", "title", "share", "claims", "deductible", "ratio", "cap"],
      required: ["tier", "claims", "deductible", "ratio"],
      what: LocalizedText("待遇层级", "a tier of a benefit"))
    guard let name = yaml.text(entry["tier"]), let written = entry["claims"],
      let claims = claims(written, folder: folder),
      let deductible = limit(entry["deductible"], definitions[0]),
      let ratio = limit(entry["ratio"], definitions[1])
    else { return nil }
    var cap = BenefitMechanism.noCap
    if let place = entry["cap"] {
      guard let read = limit(place, definitions[2]) else { return nil }
      cap = read
      if cap <= deductible {
        let (low, high) = (definitions[0].written(deductible), definitions[2].written(cap))
        yaml.add(
          Diagnostic(
            code: "benefit-limits", at: place.place,
            found: LocalizedText(
              "封顶线 \(high)不高于起付线 \(low)", "the cap of \(high) is not above the deductible of \(low)"
            ),
            expected: LocalizedText("高于起付线的封顶线", "a cap above the deductible"),
            remedy: LocalizedText("请核对两个数和单位", "Check both numbers and their units")))
        return nil
      }
    }
    let share =
      entry["share"] == nil
      ? 1
      : bounded(
        entry["share"], in: 0...1, LocalizedText("0 到 100 % 的占比", "a share from 0 to 100 %"))
    guard let share else { return nil }
    return (
      BenefitMechanism.Tier(
        name: name, title: yaml.localized(entry["title"]) ?? LocalizedText(verbatim: name),
        share: share, claims: claims.claims),
      [deductible, ratio, cap], claims.file
    )
  }

  private mutating func limit(_ value: YAMLValue?, _ definition: ParameterDefinition) -> Double? {
    value.flatMap { units($0, definition, as: .level) }
  }

  /// A number or share within bounds; `nil` where it is absent or wrong, the latter reported.
  mutating func bounded(
    _ value: YAMLValue?, in bounds: ClosedRange<Double>, _ expected: LocalizedText
  ) -> Double? {
    guard let value, let number = yaml.share(value) else { return nil }
    if bounds.contains(number) { return number }
    yaml.add(yaml.wrongShape(value, expected))
    return nil
  }

  mutating func checkShares(_ shares: [Double], at place: SourcePlace) {
    let sum = shares.reduce(0, +)
    guard !shares.isEmpty, abs(sum - 1) > 1e-9 else { return }
    let percent = ParameterQuantity.plain((sum * 10000).rounded() / 100)
    yaml.add(
      Diagnostic(
        code: "shares-do-not-sum", at: place,
        found: LocalizedText("各项占比之和为 \(percent) %", "the shares sum to \(percent) %"),
        expected: LocalizedText("100 %", "100 %"),
        remedy: LocalizedText("请补齐或改正 share", "Complete or correct the shares")))
  }

  func repeated(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "repeated-name", at: place,
      found: LocalizedText("“\(name)”写了两次", "“\(name)” is given twice"),
      expected: LocalizedText("每个名称一次", "each name once"))
  }

  func unknownFamily(_ family: String, lacking names: [String], at place: SourcePlace)
    -> Diagnostic
  {
    let missing = names.filter { catalogue.definition($0) == nil }.joined(separator: ", ")
    let families = catalogue.definitions.compactMap { definition -> String? in
      guard let ending = names.first?.dropFirst(family.count), definition.name.hasSuffix(ending)
      else { return nil }
      return String(definition.name.dropLast(ending.count))
    }
    let list = families.joined(separator: ", ")
    return Diagnostic(
      code: "unknown-parameter", at: place,
      found: LocalizedText("参数目录中没有 \(missing)", "the catalogue has no \(missing)"),
      expected: LocalizedText("\(list) 之一", "one of \(list)"),
      remedy: nearestWord(to: family, among: families).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }
}
