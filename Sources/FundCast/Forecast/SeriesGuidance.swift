import Forecasting
import Quantities
import Scenarios

/// What a person says of series beside their numbers: events, the calendar, outliers, the scale and
/// judgements.
public struct SeriesGuidance: Sendable, Hashable {
  /// The file of known events; `nil` for none.
  public var events: String?

  /// What the calendar does to the series.
  public var calendar: [CalendarEffect] = []

  /// The file of public holidays, which are no working days; `nil` to take only weekends as such.
  public var holidays: String?

  /// The folder of models in which a file of holidays is looked for first.
  public var models: String?

  /// How outliers are treated; `nil` to name them for the combination and ignore them for single
  /// methods.
  public var outliers: OutlierTreatment?

  /// The scale on which the series are forecast; `nil` for their own.
  public var transform: SeriesTransform?

  /// The file of judgements put in place of forecasts; `nil` for none.
  public var overrides: String?

  /// Whether nothing below zero is forecast; where no past value of a series is negative, nothing
  /// is anyway.
  public var isNonNegative = false

  /// Makes a guidance that says nothing.
  public init() {}

  /// Whether anything is said that changes forecasts but for their floor.
  var saysAnything: Bool {
    events != nil || !calendar.isEmpty || outliers == .correct || transform != nil
      || overrides != nil
  }

  /// The file of events, read.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything that is wrong.
  func readEvents() throws(InputFault) -> EventsFile? {
    guard let events else { return nil }
    return try EventsFile(events)
  }

  /// What the calendar does to the series, as regressors.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file of holidays is faulty.
  func calendarRegressors() throws(InputFault) -> [any Regressor] {
    var days: PublicHolidays?
    if let holidays { days = try HolidaysFile.read(modelFile(holidays, in: models)).holidays }
    return calendar.flatMap { $0.regressors(holidays: days) }
  }

  /// The file of judgements, read.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything that is wrong.
  func readOverrides() throws(InputFault) -> OverridesFile? {
    guard let overrides else { return nil }
    return try OverridesFile(overrides)
  }

  /// A warning for each series that an event is limited to and that is not forecast.
  func strangers(_ file: EventsFile?, among names: Set<String>) -> [Diagnostic] {
    (file?.seriesNames ?? []).filter { !names.contains($0) }.map { name in
      Diagnostic(
        .warning, code: "events-series", at: SourcePlace(file: events ?? ""),
        found: LocalizedText(
          "事件所指的序列“\(name)”不在预测之内", "the event's series “\(name)” is not forecast"))
    }
  }
}
