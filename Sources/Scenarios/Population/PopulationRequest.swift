import Quantities

/// What a projection of a population is asked to do.
public struct PopulationRequest: Sendable, Hashable {
  /// The day of its year that a population is counted on.
  public enum Day: String, Sendable, Hashable, CaseIterable {
    /// 1 January.
    case start
    /// 1 July; the United Nations' figures.
    case middle
    /// 31 December; the usual one of Chinese statistics.
    case end
  }

  /// The length of a step.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// Ages and results by the month.
    case month
    /// Ages and results by the year.
    case year
  }

  /// Tables of population, fertility, mortality and migration, folders of a mortality fit, files of
  /// states and of retirement, in any order: what each is shows in its columns or first key.
  public var files: [String]

  /// The length of a step.
  public var step: Step

  /// The last year; thirty after the first if `nil`.
  public var until: Int?

  /// The year of the population to set out from, where the table has several; the last if `nil`.
  public var from: Int?

  /// The day of the year that the population is of.
  public var day: Day

  /// What the whole population is scaled to; as it is if `nil`. Migrants are scaled alike.
  public var scaledTo: Double?

  /// Boys born for each girl, where no table says.
  public var boysPerGirl: Double

  /// Asks for the projection of files; the rest may be set after.
  public init(files: [String]) {
    self.files = files
    step = .year
    until = nil
    from = nil
    day = .end
    scaledTo = nil
    boysPerGirl = 1.06
  }

  /// The month at whose end a population of a year is counted.
  func month(ofYear year: Int) -> Period {
    switch day {
    case .start: Period(year: year - 1, month: 12)
    case .middle: Period(year: year, month: 6)
    case .end: Period(year: year, month: 12)
    }
  }

  /// The year, as rates are dated, in the middle of the twelve months after a count of a year.
  func rateTime(after year: Int) -> Double {
    switch day {
    case .start: Double(year)
    case .middle: Double(year) + 0.5
    case .end: Double(year) + 1
    }
  }
}
