public import Budgeting
public import Funds
public import Quantities
public import Scenarios

/// A goal and what reaches it, in words.
public enum GoalText {
  /// A target, such as `2030 年末可支付月数 ≥ 6.0 个月`, without its probability.
  ///
  /// - Parameter unit: the unit in which amounts of money are printed.
  public static func target(_ target: Target, unit: QuantityUnit) -> LocalizedText {
    let money = UnitText.money(unit)
    let amount = TableScale(unit: money, decimals: 2).figure(target.threshold)
    return ScenarioText.target(
      target,
      amount: GoalFigures.measure(target.measure, target.threshold, amount, in: money))
  }

  /// The probability asked for, such as `，概率不低于 90%`.
  public static func probabilityAsked(_ target: Target) -> LocalizedText {
    let percent = NumberText.probability(target.probability)
    return LocalizedText("，概率不低于 \(percent)", ", with a probability of at least \(percent)")
  }

  /// A move, such as `+85 元/人·年`; relative ones say so.
  public static func move(_ move: ParameterMove) -> LocalizedText {
    let amount = UnitText.written(move.written)
    return move.isRelative
      ? LocalizedText("\(amount.chinese)（相对）", "\(amount.english) (relative)") : amount
  }

  /// An amount without a sign, such as `1 元/人·年`.
  public static func grain(_ grain: ParameterGrain) -> LocalizedText {
    let signed = UnitText.written(grain.written)
    return LocalizedText(String(signed.chinese.dropFirst()), String(signed.english.dropFirst()))
  }

  /// A value of a parameter with its unit.
  public static func level(_ value: Double, of definition: ParameterDefinition) -> LocalizedText {
    let figure = NumberText.number(
      value / definition.unit.scale,
      decimals: decimals(value / definition.unit.scale, of: definition), zero: .digits)
    let unit = UnitText.words(definition.unit)
    let space = definition.unit.kind == .percent ? "" : " "
    return LocalizedText(
      figure + space + unit.chinese, figure + space + unit.english)
  }

  /// When a parameter is moved from, such as `自 2027 参保年度起`.
  public static func from(_ date: Period, _ definition: ParameterDefinition) -> LocalizedText {
    definition.timing == .cover
      ? LocalizedText("自 \(date) 参保年度起", "from cover year \(date)")
      : LocalizedText("自 \(date) 起", "from \(date)")
  }

  /// The fund and the scenario.
  public static func heading(_ seek: GoalSeek) -> LocalizedText {
    let (fund, scenario) = (seek.fundCase.model.title, seek.fundCase.scenario.title)
    return LocalizedText(
      "\(fund.chinese)  \(scenario.chinese)", "\(fund.english)  \(scenario.english)")
  }

  /// The answer in a sentence.
  public static func answer(_ seek: GoalSeek) -> LocalizedText {
    let name = name(seek)
    let from = from(seek.from, seek.grain.definition)
    let move = seek.best.map { GoalText.move($0.move) } ?? LocalizedText("", "")
    switch seek.answer {
    case .idle:
      return LocalizedText(
        "达不到：变动\(name.chinese)（\(from.chinese)）不影响目标所看的指标",
        "Not reached: moving \(name.english) (\(from.english)) does not move what the target looks at"
      )
    case .alreadyMet(room: nil):
      return LocalizedText(
        "现方案已达到目标；变动\(name.chinese)（\(from.chinese)）不会使它变差",
        "Met as things stand; moving \(name.english) (\(from.english)) does not make it worse")
    case .alreadyMet(room: let room?) where room.steps == 0:
      return LocalizedText(
        "现方案已达到目标，但\(name.chinese)\(from.chinese)没有余地",
        "Met as things stand, with no room in \(name.english) \(from.english)")
    case .alreadyMet(room: let room?):
      let end =
        room.isEndOfRange
        ? LocalizedText("（到参数范围的尽头仍达到）", " (met to the end of the parameter's range)")
        : LocalizedText("", "")
      return LocalizedText(
        "现方案已达到目标；\(name.chinese)\(from.chinese)最多可变动 \(move.chinese)\(end.chinese)",
        "Met as things stand; \(name.english) may be moved by \(move.english) \(from.english)\(end.english)"
      )
    case .reached:
      return LocalizedText(
        "\(name.chinese)\(from.chinese)需变动 \(move.chinese)",
        "\(name.english) must be moved by \(move.english) \(from.english)")
    case .outOfReach(_, let isEndOfRange):
      guard seek.best != nil else {
        return LocalizedText(
          "达不到：\(name.chinese)（\(from.chinese)）往哪边变动都更差",
          "Not reached: \(name.english) (\(from.english)) makes it worse either way")
      }
      let end =
        isEndOfRange
        ? LocalizedText("，已到参数范围的尽头", ", the end of the parameter's range")
        : LocalizedText("，再多反而更差或不再有用", "; more than that makes it worse or helps no more")
      return LocalizedText(
        "达不到：只变动\(name.chinese)（\(from.chinese)）不够，最接近的是 \(move.chinese)\(end.chinese)",
        "Not reached by \(name.english) alone (\(from.english)); the closest is \(move.english)\(end.english)"
      )
    }
  }

  /// By what steps the parameter was moved, and what the probabilities rest on.
  public static func footnote(_ seek: GoalSeek) -> LocalizedText {
    let grain = GoalText.grain(seek.grain)
    let steps = LocalizedText("最小步长 \(grain.chinese)。", "Moves in steps of \(grain.english). ")
    let simulation = seek.fundCase.scenario.simulation
    guard simulation.paths > 0 else {
      return LocalizedText(
        steps.chinese + "没有模拟，按中心测算判断。",
        steps.english + "Nothing is simulated: the central path judges.")
    }
    return LocalizedText(
      steps.chinese + "概率按 \(simulation.paths) 条路径计，种子 \(simulation.seed)，各次试算用同一批随机数。",
      steps.english
        + "Probabilities over \(simulation.paths) paths, seed \(simulation.seed), the same random "
        + "numbers for every move.")
  }

  /// The parameter with its group or tier.
  private static func name(_ seek: GoalSeek) -> LocalizedText {
    let title = seek.grain.definition.title
    guard let group = seek.group else { return title }
    return LocalizedText(
      "\(title.chinese)（\(group.chinese)）", "\(title.english) (\(group.english))")
  }

  /// Enough decimals that a tenth of the catalogue's step shows; of a rate four digits that count.
  private static func decimals(_ value: Double, of definition: ParameterDefinition) -> Int {
    if definition.unit.kind == .percent { return 2 }
    guard abs(value) < 100 else { return 0 }
    return abs(value) < 1 ? 4 : 2
  }
}
