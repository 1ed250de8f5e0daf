public import Quantities

/// The lunisolar calendar whose first day is the Spring Festival, and the sun's terms.
///
/// Months begin on the day of a new moon in China; the month that holds the winter solstice is the
/// eleventh; where thirteen months lie between two solstice months, the first without a major solar
/// term is a leap month and has no number of its own (the national standard GB/T 33661-2017,
/// *Calculation and promulgation of the Chinese calendar*). Of the years 1901 to 2098 the leap months
/// are those of the Hong Kong Observatory's tables, but in 1917 and 1922, when a term lay too near to
/// the end of a month for the sun's place as it is reckoned here.
public enum LunisolarCalendar {
  /// The years for which days are known.
  public static let years = SpringFestival.years

  /// A day of a month that is no leap month, of the year that begins with a year's Spring Festival.
  ///
  /// - Parameters:
  ///   - day: The day of the month from 1; a month may end before the 30th, whose day is then that
  ///     after it.
  ///   - month: The month from 1 to 12.
  ///   - year: The year in which the lunisolar year begins.
  /// - Returns: The day; `nil` outside ``years``.
  public static func day(_ day: Int, ofMonth month: Int, in year: Int) -> CivilDay? {
    precondition((1...12).contains(month), "A month is 1…12, not \(month).")
    precondition((1...30).contains(day), "A day of a lunar month is 1…30, not \(day).")
    guard let festival = SpringFestival.date(in: year) else { return nil }
    let solstices = (-1...1).map { solsticeLunation(of: year + $0) }
    var lunation = solstices[0] + 1
    while firstDay(ofLunation: lunation + 1) <= festival { lunation += 1 }
    var number = 1
    while number < month {
      lunation += 1
      if !isLeap(lunation, solstices) { number += 1 }
    }
    let first = month == 1 ? festival : firstDay(ofLunation: lunation)
    return first.advanced(by: day - 1)
  }

  /// The day in China of a year on which the sun reaches a longitude: 15° is the term Clear and
  /// Bright, 270° the winter solstice.
  ///
  /// Good to about a quarter of an hour, so that a term within that of midnight may lie a day off.
  public static func daySunReaches(_ longitude: Double, in year: Int) -> CivilDay {
    precondition((0..<360).contains(longitude), "A longitude is 0 to 360 degrees.")
    // The sun reaches 280° with the new year and moves nearly a degree a day.
    let degrees = longitude < 280 ? longitude + 80 : longitude - 280
    let number = CivilDay(year: year, month: 1, day: 1).number
    return dayWhenSunReaches(longitude, near: Double(number) + degrees * 365.2422 / 360)
  }

  /// Whether a lunation's month is a leap month.
  ///
  /// - Parameter solstices: Three lunations with winter solstices in a row, around the lunation.
  private static func isLeap(_ lunation: Int, _ solstices: [Int]) -> Bool {
    for (from, to) in zip(solstices, solstices.dropFirst())
    where from < lunation && lunation < to && to - from == 13 {
      return (from + 1..<to).first { !holdsMajorTerm($0) } == lunation
    }
    return false
  }

  /// The lunation whose month holds the winter solstice of a year.
  static func solsticeLunation(of year: Int) -> Int {
    let solstice = dayWhenSunReaches(
      270, near: Double(CivilDay(year: year, month: 12, day: 21).number))
    var lunation = Int((Double(year - 2000) * 12.3685 + 12).rounded())
    while firstDay(ofLunation: lunation) > solstice { lunation -= 1 }
    while firstDay(ofLunation: lunation + 1) <= solstice { lunation += 1 }
    return lunation
  }

  /// Whether the sun reaches a multiple of 30° on a day of a lunation's month.
  static func holdsMajorTerm(_ lunation: Int) -> Bool {
    let first = firstDay(ofLunation: lunation)
    let next = firstDay(ofLunation: lunation + 1)
    return termsPassed(before: first) != termsPassed(before: next)
  }

  /// The day in China of a lunation's new moon.
  static func firstDay(ofLunation lunation: Int) -> CivilDay {
    day(ofEphemeris: Ephemeris.newMoon(lunation))
  }

  /// Which twelfth of its path the sun is in at the start of a day in China.
  private static func termsPassed(before day: CivilDay) -> Int {
    Int((Ephemeris.sunLongitude(julianDay: ephemerisDay(atStartOf: day)) / 30).rounded(.down))
  }

  /// The day in China on which the sun reaches a longitude, near a day number.
  private static func dayWhenSunReaches(_ longitude: Double, near number: Double) -> CivilDay {
    var instant = Ephemeris.epochJulianDay + number
    for _ in 0..<8 {
      var difference = longitude - Ephemeris.sunLongitude(julianDay: instant)
      if difference > 180 { difference -= 360 }
      if difference < -180 { difference += 360 }
      instant += difference * 365.2422 / 360
    }
    return day(ofEphemeris: instant)
  }

  /// The civil day in China at an instant of terrestrial time.
  private static func day(ofEphemeris instant: Double) -> CivilDay {
    let shifted = instant + chinaShift(at: instant) - Ephemeris.epochJulianDay
    return CivilDay(number: Int(shifted.rounded(.down)))
  }

  /// The instant of terrestrial time at which a day begins in China.
  private static func ephemerisDay(atStartOf day: CivilDay) -> Double {
    let start = Ephemeris.epochJulianDay + Double(day.number)
    return start - chinaShift(at: start)
  }

  /// Days to add to terrestrial time for the clock in China: the mean time of Beijing until the
  /// end of 1928 (116° 25′ east), eight hours ahead of universal time since.
  private static func chinaShift(at instant: Double) -> Double {
    let year = 1970 + (instant - Ephemeris.epochJulianDay) / 365.2425
    let hours = year < 1929 ? 7 + 45.0 / 60 + 40.0 / 3600 : 8
    return hours / 24 - Ephemeris.deltaT(year: year) / 86_400
  }
}
