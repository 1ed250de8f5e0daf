import Actuarial
import Quantities
import Statistics
import Tables

/// Distributions of amounts: claims and wages.
extension ScenarioReader {
  /// A distribution and the file it was read from, if any: `{mean: 2900 元, variation: 0.8}`, with a
  /// tail or without, or the path of a table of observed claims.
  ///
  /// - Parameter definition: a parameter whose unit the amounts are in; `nil` for plain money.
  mutating func claims(
    _ value: YAMLValue, in definition: ParameterDefinition? = nil, folder: String
  ) -> (claims: any ClaimSize, file: String?)? {
    if let path = value.text {
      let scale = definition?.unit.scale ?? 1
      return observedClaims(joinedPath(folder, path), scale: scale, at: value.place).map {
        ($0, path)
      }
    }
    let entry = yaml.mapping(
      value, allowed: ["form", "mean", "variation", "tail"], required: ["mean", "variation"],
      what: LocalizedText("费用分布", "a distribution"))
    guard let mean = amount(entry["mean"], definition),
      let variation = positive(entry["variation"])
    else { return nil }
    let form = entry["form"].flatMap { yaml.word($0, ClaimForm.self) } ?? .lognormal
    switch form {
    case .lognormal:
      return spliced(
        LogNormalDistribution(mean: mean, standardDeviation: variation * mean), entry["tail"],
        definition
      ).map { ($0, nil) }
    case .gamma:
      return spliced(
        GammaDistribution(mean: mean, standardDeviation: variation * mean), entry["tail"],
        definition
      ).map { ($0, nil) }
    }
  }

  /// Forms of a distribution by name.
  enum ClaimForm: String, CaseIterable {
    case lognormal
    case gamma
  }

  /// A body with its Pareto tail, where one is stated.
  private mutating func spliced<Body: ClaimSize>(
    _ body: Body, _ tail: YAMLValue?, _ definition: ParameterDefinition?
  ) -> (any ClaimSize)? {
    guard let tail else { return body }
    let entry = yaml.mapping(
      tail, allowed: ["above", "share", "shape"], required: ["above", "share", "shape"],
      what: LocalizedText("分布的尾部", "the tail of a distribution"))
    let share = bounded(
      entry["share"], in: 0...1, LocalizedText("0 到 100 % 的占比", "a share from 0 to 100 %"))
    guard let above = amount(entry["above"], definition), let share,
      let shape = positive(entry["shape"])
    else { return nil }
    guard shape > 1,
      let claims = try? SplicedClaims(
        body: body, threshold: above, tailShare: share, tailShape: shape)
    else {
      yaml.add(
        yaml.wrongShape(
          entry["shape"] ?? tail,
          LocalizedText(
            "大于 1 的尾部指数（否则平均费用无穷大）", "a shape above 1: else the mean claim is infinite")))
      return nil
    }
    return claims
  }

  /// A table of `claim,count`: amounts or the mean of a band, and how many there were.
  private mutating func observedClaims(_ path: String, scale: Double, at place: SourcePlace)
    -> EmpiricalClaims?
  {
    let schema = ColumnSchema([
      .init("claim", aliases: ["费用", "次均费用"], isRequired: true),
      .init("count", aliases: ["人次", "例数"], isRequired: true),
    ])
    let table: Table
    do {
      table = try Table.read(path, columns: schema)
    } catch {
      for fault in error.diagnostics {
        yaml.add(
          fault.place.line != nil
            ? fault
            : Diagnostic(
              code: "file-not-found", at: place, found: fault.found,
              expected: LocalizedText("费用分布的文件 \(path)", "the file of claims \(path)"),
              remedy: LocalizedText(
                "请核对路径，或写 {mean: …, variation: …}",
                "Check the path, or write {mean: …, variation: …}")
            ))
      }
      return nil
    }
    let (match, findings) = schema.match(table)
    let faults = findings.filter { $0.severity == .error }
    guard faults.isEmpty, let claim = match["claim"], let count = match["count"] else {
      for fault in faults { yaml.add(fault) }
      return nil
    }
    var (claims, counts): ([Double], [Double]) = ([], [])
    for row in 0..<table.rowCount {
      for (column, isClaim) in [(claim, true), (count, false)] {
        guard let number = DecimalText(table[row, column])?.value, number >= 0 else {
          yaml.add(
            Diagnostic(
              code: "not-a-number", at: table.place(row: row, column: column),
              found: LocalizedText("“\(table[row, column])”", "“\(table[row, column])”"),
              expected: LocalizedText("不小于零的数", "a number not below zero")))
          return nil
        }
        if isClaim { claims.append(number * scale) } else { counts.append(number) }
      }
    }
    if let observed = try? EmpiricalClaims(claims, counts: counts), observed.mean > 0 {
      return observed
    }
    yaml.add(
      Diagnostic(
        code: "no-claims", at: SourcePlace(file: path),
        found: LocalizedText("没有一笔大于零的费用", "no claim is above zero"),
        expected: LocalizedText("claim、count 两列大于零的数", "numbers above zero under claim and count")))
    return nil
  }

  /// An amount above zero: in a parameter's unit, or money, for a case or as such.
  private mutating func amount(_ value: YAMLValue?, _ definition: ParameterDefinition?) -> Double? {
    guard let value, let text = yaml.text(value) else { return nil }
    let money = QuantityUnit.Powers(money: 1)
    if let definition {
      guard let number = units(value, definition, as: .level) else { return nil }
      if number > 0 { return number }
    } else if let quantity = try? Quantity(text), quantity.unit.kind == .plain,
      quantity.unit.powers == money || quantity.unit.powers == .init(money: 1, cases: -1),
      quantity.baseValue > 0
    {
      return quantity.baseValue
    }
    let unit = definition?.unit.symbol ?? "元"
    yaml.add(
      yaml.wrongShape(
        value,
        LocalizedText("大于零的金额，如 2900 \(unit)", "an amount above zero such as 2900 \(unit)")))
    return nil
  }

  private mutating func positive(_ value: YAMLValue?) -> Double? {
    guard let value, let number = yaml.share(value) else { return nil }
    if number > 0 { return number }
    yaml.add(yaml.wrongShape(value, LocalizedText("大于零的数", "a number above zero")))
    return nil
  }
}
