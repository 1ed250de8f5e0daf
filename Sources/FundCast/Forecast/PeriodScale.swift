import Quantities

/// How the periods of a series are written, where their season is not that of the calendar.
///
/// A series may have any season of 1, 4 or 12 periods whatever its periods are called: months
/// without season, quarters with a season of three years, or periods that are only numbered. It is
/// then kept in periods of the frequency that has the season, and written in its own.
struct PeriodScale: Sendable, Hashable {
  /// How periods are called.
  private enum Naming: Sendable, Hashable {
    case own
    case calendar(Frequency)
    case number
  }

  private let naming: Naming

  /// Ordinals inside less those outside.
  private let offset: Int

  /// Whether the periods are those of the calendar, so that events and festivals fall into them.
  var isCalendar: Bool { naming == .own }

  /// Periods as they are.
  static let own = PeriodScale(naming: .own, offset: 0)

  /// The scale on which periods of a frequency have a season of so many periods.
  static func calendar(_ frequency: Frequency, season: Frequency) -> PeriodScale {
    frequency == season ? own : PeriodScale(naming: .calendar(frequency), offset: 0)
  }

  /// The scale of numbered periods.
  static let number = PeriodScale(naming: .number, offset: 100_000 * 12)

  /// A calendar period inside.
  func inside(_ period: Period, season: Frequency) -> Period {
    naming == .own ? period : Period(frequency: season, ordinal: period.ordinal + offset)
  }

  /// A numbered period inside.
  func inside(_ number: Int, season: Frequency) -> Period {
    Period(frequency: season, ordinal: number + offset)
  }

  /// A period as its file calls it.
  func text(_ period: Period) -> String {
    switch naming {
    case .own: period.description
    case .calendar(let frequency):
      Period(frequency: frequency, ordinal: period.ordinal - offset).description
    case .number: "\(period.ordinal - offset)"
    }
  }
}
