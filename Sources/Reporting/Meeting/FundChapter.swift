public import Budgeting
public import Funds
internal import Quantities
public import Scenarios

/// One fund of a meeting report with everything computed about it.
///
/// Making a chapter computes what needs no further projection; what projects again is computed by
/// ``analyse(baseline:scenarios:plans:titles:levers:catalogue:)`` and handed in, so that chapters can be analysed
/// side by side.
public struct FundChapter: Sendable {
  /// One fund of one scenario, projected.
  public struct Entry: Sendable {
    /// The fund with its records and everything asked of it.
    public let fundCase: FundCase
    /// The fund's future under that plan.
    public let projection: Projection

    /// Makes an entry.
    public init(_ fundCase: FundCase, _ projection: Projection) {
      self.fundCase = fundCase
      self.projection = projection
    }
  }

  /// What needs further projections.
  public struct Analyses: Sendable {
    /// What one unit of each lever is worth.
    public let effects: EffectTable

    /// What levers that add to the balance are worth moved the other way; `nil` unless the fund holds
    /// too much.
    let relief: EffectTable?

    /// For each scenario, the difference from the baseline by cause.
    public let changes: [ChangeAnalysis]

    /// Makes analyses from what was computed elsewhere; one change analysis a scenario.
    public init(effects: EffectTable, relief: EffectTable? = nil, changes: [ChangeAnalysis]) {
      self.effects = effects
      self.relief = relief
      self.changes = changes
    }
  }

  /// The fund under the baseline scenario.
  public let baseline: Entry
  /// The fund under each variant that touches it, in the order they are reported.
  public let scenarios: [Entry]
  /// What was computed by projecting again.
  public let analyses: Analyses

  /// The projection of an earlier closing, where one was asked for.
  public let earlier: Entry?

  let catalogue: ParameterCatalogue
  let labels: [String: ParameterLabel]
  let timeline: FundTimeline
  let indicators: IndicatorTable

  /// How every amount of the report is printed: with the budget form's decimals, where it has one.
  let scale: TableScale

  /// How ends of simulated ranges are printed, which are not known to the fen.
  let rangeScale: TableScale
  let figureScale: FigureScale
  let budget: BudgetTable?
  let expected: ExpectedExecution?
  let basis: BasisSheet
  let review: WarningReview
  /// What the variants come to, in their order.
  public let variantVerdicts: [VariantVerdict]
  let gate: AdvanceGate?
  let closing: GapClosing?
  let hindcast: Hindcast?

  /// Why expenditure grows: to the year before the budget year, and to the budget year.
  let growths: [GrowthAnalysis]

  /// The years of the baseline, then of each scenario, as printed.
  let years: [YearFigures]
  let scenarioYears: [[YearFigures]]

  /// Makes a chapter.
  ///
  /// - Parameters:
  ///   - scenarios: variants of the same baseline that touch this fund.
  ///   - earlier: the fund as it stood at an earlier closing, projected from there.
  ///   - advanceMonths: payable months asked before an advance may be paid; `nil` takes the rule of
  ///     the fund's kind, and none for funds the rule does not know.
  public init(
    baseline: Entry, scenarios: [Entry] = [], earlier: Entry? = nil, analyses: Analyses,
    catalogue: ParameterCatalogue, advanceMonths: Double? = nil
  ) {
    precondition(
      analyses.changes.count == scenarios.count,
      "\(scenarios.count) scenarios need as many change analyses, not \(analyses.changes.count).")
    self.baseline = baseline
    self.scenarios = scenarios
    self.earlier = earlier
    self.analyses = analyses
    self.catalogue = catalogue
    let projection = baseline.projection
    let model = projection.plan.model
    let scenario = baseline.fundCase.scenario
    let timeline = FundTimeline(projection)
    self.timeline = timeline
    var labels: [String: ParameterLabel] = [:]
    for name in model.parameters {
      guard let definition = catalogue.definition(name) else { continue }
      labels[name] = ParameterLabel(title: definition.title, unit: definition.unit)
    }
    self.labels = labels
    indicators = IndicatorTable(projection)
    let scales = ReportScales(timeline, in: scenario.unit, hasForm: baseline.fundCase.form != nil)
    rangeScale = scales.ranges
    let (scale, figureScale) = (scales.amounts, scales.figures)
    self.scale = scale
    self.figureScale = figureScale
    let budgetYear = scenario.budgetYear
    func budgetTable(_ projection: Projection) -> BudgetTable? {
      baseline.fundCase.form.map {
        BudgetTable(form: $0, projection: projection, budgetYear: budgetYear, scale: figureScale)
      }
    }
    let budget = budgetTable(projection)
    self.budget = budget
    expected = budget.map { ExpectedExecution($0) }
    closing = budget?.closing(analyses.effects)
    basis = BasisSheet(projection, budgetYear: budgetYear, labels: labels)
    review = WarningReview(projection, budgetYear: budgetYear, scale: figureScale)
    variantVerdicts = scenarios.map {
      VariantVerdict(
        scenario: $0.fundCase.scenario.title,
        verdict: WarningReview($0.projection, budgetYear: budgetYear, scale: figureScale).verdict)
    }
    gate = (advanceMonths ?? FundChapter.advanceMonths(model)).map {
      AdvanceGate(projection, minimumMonths: $0)
    }
    hindcast = earlier.map { Hindcast($0.projection, actual: baseline.fundCase.history) }
    growths = [budgetYear - 1, budgetYear].compactMap {
      GrowthAnalysis(projection, from: $0 - 1, to: $0)
    }
    years = YearFigures.all(timeline, scale, form: budget)
    scenarioYears = scenarios.map {
      YearFigures.all(FundTimeline($0.projection), scale, form: budgetTable($0.projection))
    }
  }

  private static func advanceMonths(_ model: FundModel) -> Double? {
    guard model.currency == "元" else { return nil }
    switch model.name {
    case "employee": return AdvanceGate.employeeMonths
    case "resident": return AdvanceGate.residentMonths
    default: return nil
    }
  }
}

extension FundChapter {
  /// The fund's name in its model.
  public var name: String { model.name }

  /// The baseline's file.
  public var path: String { baseline.fundCase.scenario.path }

  /// What the review of the data says, of the baseline and of the scenarios, each once.
  public var findings: [HistoryFinding] {
    var seen: Set<HistoryFinding> = []
    return ([baseline] + scenarios).flatMap(\.fundCase.findings).filter {
      seen.insert($0).inserted
    }
  }

  /// The worst that is warned of, in one sentence.
  public var verdict: Budgeting.Verdict { review.verdict }

  /// How many warnings stand, that of the verdict among them.
  public var warningCount: Int { review.warnings.count }

  var model: FundModel { baseline.projection.plan.model }
  var plan: Plan { baseline.projection.plan }
  var projection: Projection { baseline.projection }
  var simulation: SimulationSummary? { baseline.projection.simulation }
  var budgetYear: Int { baseline.fundCase.scenario.budgetYear }
  var closedThrough: Period { timeline.closedThrough }

  /// The fund's short name for narrow places.
  var shortName: LocalizedText {
    guard model.currency == "元" else { return LocalizedText(verbatim: model.name.uppercased()) }
    switch model.name {
    case "resident": return LocalizedText("居民医保", "Residents")
    case "employee": return LocalizedText("职工医保", "Employees")
    default: return model.title
    }
  }

  /// An amount in currency units as it is printed.
  func figure(_ amount: Double?) -> PrintedFigure? { amount.flatMap { scale.figure($0) } }

  /// The end of a simulated range as it is printed.
  func rangeEnd(_ amount: Double) -> PrintedFigure? { rangeScale.figure(amount) }

  /// An amount in the table's unit, for charts.
  func value(_ amount: Double) -> Double { scale.unit.value(ofUnits: amount) }

  /// A printed amount with its unit, for sentences.
  func money(_ figure: PrintedFigure?) -> LocalizedText {
    let number = NumberText.figure(figure, zero: .digits)
    let unit = figureScale.unit
    return LocalizedText("\(number) \(unit.chinese)", "\(number) \(unit.english)")
  }

  /// What payable months are computed from, as it stands beside every figure.
  var monthsDefinition: LocalizedText { model.payableMonths.words(in: model) }

  /// The year's figures as printed.
  func year(_ year: Int) -> YearFigures? { years.first { $0.year == year } }
}
