import Actuarial
import Quantities

/// How the average contribution base answers to floor, ceiling, average wage and compliance.
///
/// The base of employees is ``Actuarial/ContributionBase`` over the distribution of wages; that of
/// flexible workers is ``Actuarial/ChosenBase``, levels below the floor counting as the floor. Wages
/// and the average wage grow with the recorded base, so that only what is changed moves it.
struct BaseMechanism: Mechanism {
  /// Workers who choose their base among levels of the average wage.
  struct Flexible: Sendable {
    /// The base that moves.
    let base: String
    /// The rate, whose change makes a unit of the base dearer; `nil` where it does not count.
    let rate: String?
    /// Levels over the average wage and the share that chooses each.
    let choice: ChosenBase
  }

  /// The family of the inputs, such as `employee.contribution`.
  let family: String
  /// The average base that moves.
  let base: String
  /// Wages at the last closed period, in base units: money a year.
  let wages: any ClaimSize
  /// Base units in one unit of the average wage as it is printed: 12 for money a month.
  let unitScale: Double
  let flexible: Flexible?
  let inputs: [MechanismInput]
  let files: [String]
  let place: SourcePlace
  let source: String

  var triggers: [String] { [flexible?.rate].compactMap(\.self) }
  var context: [String] { [base] }
  var outputs: [String] { [base, flexible?.base].compactMap(\.self) }

  /// The inputs' names after the family's.
  static let averageWage = ".average-wage"
  static let floor = ".base-floor"
  static let ceiling = ".base-ceiling"
  static let declared = ".declared-share"
  static let floorDeclared = ".floor-declared"
  static let endings = [averageWage, floor, ceiling, declared, floorDeclared]

  func factors(at moment: MechanismMoment) throws(MechanismFault) -> [String: MechanismFactor] {
    let (old, new) = (
      try contribution(moment.before, moment), try contribution(moment.after, moment)
    )
    var factors = [base: MechanismFactor(new.averageBase / old.averageBase)]
    if let flexible {
      factors[flexible.base] = MechanismFactor(
        chosen(flexible, new, moment) / chosen(flexible, old, nil))
    }
    return factors
  }

  func figures(at moment: MechanismMoment) throws(MechanismFault) -> [MechanismFigure] {
    let (old, new) = (
      try contribution(moment.before, moment), try contribution(moment.after, moment)
    )
    func figure(
      _ zh: String, _ en: String, _ measure: MechanismFigure.Measure,
      _ pick: (ContributionBase) -> Double
    ) -> MechanismFigure {
      let scale = measure == .money ? unitScale : 1
      return MechanismFigure(
        LocalizedText(zh, en), measure, before: pick(old) / scale, after: pick(new) / scale)
    }
    var figures = [
      figure("社会月平均工资", "average monthly wage", .money) { $0.averageWage },
      figure("缴费基数下限", "floor of the base", .money) { $0.floor },
      figure("缴费基数上限", "ceiling of the base", .money) { $0.ceiling },
      figure("申报工资比例", "share of the wage declared", .share) { $0.declaredShare },
      figure("按下限申报的人员比例", "payers declared at the floor", .share) { $0.floorDeclared },
      figure("在下限的人员比例", "payers at the floor", .share) { $0.shareAtFloor },
      figure("在上限的人员比例", "payers at the ceiling", .share) { $0.shareAtCeiling },
      figure("平均缴费基数（按公式）", "average base in closed form", .money) { $0.averageBase },
    ]
    if let flexible {
      figures.append(
        MechanismFigure(
          LocalizedText("灵活就业平均基数（按公式）", "flexible workers' base in closed form"), .money,
          before: chosen(flexible, old, nil) / unitScale,
          after: chosen(flexible, new, moment) / unitScale))
    }
    return figures
  }

  /// The base of employees under some inputs.
  private func contribution(_ values: [String: [Double]], _ moment: MechanismMoment)
    throws(MechanismFault) -> ContributionBase
  {
    func value(_ name: String) -> Double { values[family + name]?.first ?? 0 }
    let (now, then) = (moment.context[base]?.first ?? 1, moment.closing[base]?.first ?? 1)
    do {
      return try ContributionBase(
        wages: wages, growth: now / then, averageWage: value(BaseMechanism.averageWage),
        floorShare: value(BaseMechanism.floor), ceilingShare: value(BaseMechanism.ceiling),
        declaredShare: value(BaseMechanism.declared),
        floorDeclared: value(BaseMechanism.floorDeclared))
    } catch {
      let percent = { (share: Double) in ParameterQuantity.plain((share * 1e4).rounded() / 100) }
      let (low, high) = (
        percent(value(BaseMechanism.floor)), percent(value(BaseMechanism.ceiling))
      )
      throw MechanismFault(
        code: "contribution-base",
        found: LocalizedText(
          "下限 \(low) %、上限 \(high) %、申报比例 \(percent(value(BaseMechanism.declared))) % 不能并存",
          "a floor of \(low) %, a ceiling of \(high) % and a declared share of \(percent(value(BaseMechanism.declared))) % do not go together"
        ),
        expected: LocalizedText(
          "上限不低于下限，平均工资和申报比例大于零",
          "a ceiling not below the floor, an average wage and a declared share above zero"))
    }
  }

  /// The average base of flexible workers; `moment` where the price has changed.
  private func chosen(
    _ flexible: Flexible, _ state: ContributionBase, _ moment: MechanismMoment?
  ) -> Double {
    var ratio = 1.0
    if let rate = flexible.rate, let old = moment?.before[rate]?.first,
      let new = moment?.after[rate]?.first, old > 0, new > 0
    {
      ratio = new / old
    }
    let shares = flexible.choice.shares(atPriceRatio: ratio)
    return state.averageWage
      * zip(flexible.choice.levels, shares).reduce(0) {
        $0 + max($1.0, state.floorShare) * $1.1
      }
  }
}
