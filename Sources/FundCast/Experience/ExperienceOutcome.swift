import Actuarial
public import Quantities
public import Tables

/// Actual over expected events, graduated rates and credibility of an experience.
public struct ExperienceOutcome: Sendable {
  /// What is expected rests on.
  public enum Basis: Sendable, Hashable {
    /// A standard table in a file.
    case table(String)
    /// The column `rate` of the experience's file.
    case column
    /// The experience itself, all groups and years together.
    case own

    /// In words.
    public var title: LocalizedText {
      switch self {
      case .table(let path): LocalizedText("标准表 \(path)", "the standard table \(path)")
      case .column: LocalizedText("文件中的标准率", "the rates in the file")
      case .own: LocalizedText("各组各年合计的经验率", "the experience of all groups and years")
      }
    }
  }

  /// Actual and expected events of one class along one axis, or of all.
  public struct RatioRow: Sendable, Equatable {
    /// `total`, `group`, `year`, `sex` or `age`.
    public let axis: String
    /// The class as the file writes it; empty for the total.
    public let label: String
    /// Persons and years lived.
    public let exposure: Double
    /// Events that occurred.
    public let actual: Double
    /// Events expected.
    public let expected: Double
    /// Actual over expected; `nil` where nothing is expected, or where it is one because what is
    /// expected are the class's own events.
    public let ratio: Double?
    /// The limits of the true ratio, likewise.
    public let limits: ClosedRange<Double>?

    init(
      axis: String, label: String, exposure: Double, ratio: ExperienceStudy.Ratio,
      confidence: Double, isOwn: Bool
    ) {
      self.axis = axis
      self.label = label
      self.exposure = exposure
      actual = ratio.actual
      expected = ratio.expected
      let isExpected = ratio.expected > 0 && !isOwn
      self.ratio = isExpected ? ratio.value : nil
      limits = isExpected ? ratio.limits(confidence: confidence) : nil
    }
  }

  /// The rates of one sex by age.
  public struct Curve: Sendable, Equatable {
    /// The sex as the file writes it.
    public let sex: String
    /// The first age of each group.
    public let ages: [Int]
    /// How the file writes the ages.
    public let labels: [String]
    /// Persons and years lived.
    public let exposure: [Double]
    /// Events.
    public let events: [Double]
    /// Events expected by the standard.
    public let expected: [Double]
    /// Graduated events per exposure; empty where there is too little to graduate.
    public let graduated: [Double]
    /// λ of the graduation; `nil` where there is none.
    public let smoothing: Double?

    init(
      _ file: ExperienceFile, _ grid: ExperienceGrid, _ study: ExperienceStudy, sex: Int,
      smoothing: Double?
    ) {
      let events = grid.sums(study.table.events)[sex]
      let exposure = grid.sums(study.table.persons)[sex]
      self.sex = file.sexes[sex]
      ages = file.ages
      labels = file.ageLabels
      self.events = events
      self.exposure = exposure
      expected = grid.sums(study.expected)[sex]
      if let smoothing {
        let graduation = try? PoissonGraduation(
          events: events, exposure: exposure, smoothing: smoothing)
        graduated = graduation?.rates ?? []
        self.smoothing = graduation == nil ? nil : smoothing
      } else {
        let chosen = try? PoissonGraduation.selected(events: events, exposure: exposure)
        graduated = chosen?.graduation.rates ?? []
        self.smoothing = chosen?.smoothing
      }
    }
  }

  /// What a group's own experience is worth.
  public struct GroupRow: Sendable, Equatable {
    /// The group.
    public let group: String
    /// Its events.
    public let actual: Double
    /// Those expected.
    public let expected: Double
    /// z: the share of its own ratio in its factor.
    public let credibility: Double
    /// By what the standard's rates are multiplied for the group.
    public let factor: Double
  }

  /// What is expected rests on.
  public let basis: Basis

  /// The confidence of the limits.
  public let confidence: Double

  /// The total first, then the classes of each axis.
  public let ratios: [RatioRow]

  /// One curve a sex.
  public let curves: [Curve]

  /// The groups; empty where credibility cannot be told.
  public let credibility: [GroupRow]

  /// By what the standard's rates are multiplied for a group without experience of its own: the level
  /// that groups lean on; `nil` where credibility cannot be told.
  public let level: Double?

  /// Findings that did not forbid going on.
  public let notes: [Diagnostic]

  /// All classes together.
  public var total: RatioRow { ratios[0] }

  /// The files that ``write(to:)`` may write.
  public static let fileNames = ["ratios.csv", "rates.csv", "credibility.csv"]

  /// Writes `ratios.csv`, `rates.csv` and, where there are several groups, `credibility.csv` into a
  /// folder, all or none.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to folder: String) throws(OutputFault) {
    var staged = try StagedFolder(folder)
    try staged.write(ratioTable, to: "ratios.csv")
    try staged.write(rateTable, to: "rates.csv")
    if !credibility.isEmpty { try staged.write(credibilityTable, to: "credibility.csv") }
    try staged.commit()
  }

  /// The table `axis,class,exposure,actual,expected,ratio,low,high`.
  ///
  /// Without a standard the total, sexes and ages expect their own events: their last three columns
  /// are empty. Groups and years are held against all of them together.
  public var ratioTable: [UInt8] {
    var table = CSVWriter(
      header: ["axis", "class", "exposure", "actual", "expected", "ratio", "low", "high"])
    for row in ratios {
      table.append(
        [row.axis, row.label]
          + [row.exposure, row.actual, row.expected].map(figureText)
          + [row.ratio, row.limits?.lowerBound, row.limits?.upperBound].map {
            $0.map(figureText) ?? ""
          })
    }
    return table.bytes
  }

  /// The table `sex,age,exposure,events,rate,graduated,standard`; the last column is empty without a
  /// standard.
  public var rateTable: [UInt8] {
    var table = CSVWriter(
      header: ["sex", "age", "exposure", "events", "rate", "graduated", "standard"])
    for curve in curves {
      for (position, label) in curve.labels.enumerated() {
        let persons = curve.exposure[position]
        func rate(_ events: Double) -> String { persons > 0 ? figureText(events / persons) : "" }
        table.append([
          curve.sex, label, figureText(persons), figureText(curve.events[position]),
          rate(curve.events[position]),
          curve.graduated.isEmpty ? "" : figureText(curve.graduated[position]),
          basis == .own ? "" : rate(curve.expected[position]),
        ])
      }
    }
    return table.bytes
  }

  /// The table `group,actual,expected,ratio,credibility,factor,level`, where the factor is
  /// credibility × ratio + (1 − credibility) × level.
  public var credibilityTable: [UInt8] {
    var table = CSVWriter(
      header: ["group", "actual", "expected", "ratio", "credibility", "factor", "level"])
    for row in credibility {
      table.append(
        [row.group]
          + [row.actual, row.expected].map(figureText)
          + [row.expected > 0 ? figureText(row.actual / row.expected) : ""]
          + [row.credibility, row.factor].map(figureText) + [level.map(figureText) ?? ""])
    }
    return table.bytes
  }
}
