/// The first day of the lunisolar year, the Spring Festival, in the Gregorian calendar.
///
/// Years 2005 to 2035 are a table of facts, on which the packages lunardate 0.3.0 and
/// LunarCalendar 0.0.9 and the astronomical computation agree. Other years from 1901 to 2100 are
/// computed: months begin on the day of a new moon in China; the month that holds the winter
/// solstice is the eleventh; where thirteen months lie between two solstice months, the first
/// without a major solar term is a leap month; the year begins with the first month.
public enum SpringFestival {
  /// The years for which the date is known.
  public static let years = 1901...2100

  /// The date of the Spring Festival of a year, `nil` outside ``years``.
  public static func date(in year: Int) -> CivilDay? {
    guard years.contains(year) else { return nil }
    let dayOfYear = daysOfYear[year - years.lowerBound]
    return CivilDay(year: year, month: 1, day: 1).advanced(by: dayOfYear - 1)
  }

  /// The days of the year, from 1, of the festivals of 2005 to 2035.
  static let tabulated = [
    40, 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43, 32, 22, 41, 29, 48, 37,
    26, 44, 34, 23, 42, 31, 50, 39,
  ]

  /// The year of the first entry of ``tabulated``.
  static let firstTabulatedYear = 2005

  /// The days of the year of all festivals in ``years``.
  static let daysOfYear: [Int] = years.map { year in
    let index = year - firstTabulatedYear
    if tabulated.indices.contains(index) { return tabulated[index] }
    return computedDate(in: year).dayOfYear
  }

  /// The date by the astronomical rule alone.
  static func computedDate(in year: Int) -> CivilDay {
    let eleventh = solsticeLunation(of: year - 1)
    let next = solsticeLunation(of: year)
    guard next - eleventh == 13 else { return firstDay(ofLunation: eleventh + 2) }
    // A leap month after the eleventh or the twelfth delays the new year by one month.
    for lunation in eleventh + 1...eleventh + 2 where !holdsMajorTerm(lunation) {
      return firstDay(ofLunation: eleventh + 3)
    }
    return firstDay(ofLunation: eleventh + 2)
  }

  /// The lunation whose month holds the winter solstice of a year.
  private static func solsticeLunation(of year: Int) -> Int {
    let solstice = dayWhenSunReaches(
      270, near: Double(CivilDay(year: year, month: 12, day: 21).number))
    var lunation = Int((Double(year - 2000) * 12.3685 + 12).rounded())
    while firstDay(ofLunation: lunation) > solstice { lunation -= 1 }
    while firstDay(ofLunation: lunation + 1) <= solstice { lunation += 1 }
    return lunation
  }

  /// Whether the sun reaches a multiple of 30° on a day of a lunation's month.
  private static func holdsMajorTerm(_ lunation: Int) -> Bool {
    let first = firstDay(ofLunation: lunation)
    let next = firstDay(ofLunation: lunation + 1)
    return termsPassed(before: first) != termsPassed(before: next)
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

  /// The day in China of a lunation's new moon.
  private static func firstDay(ofLunation lunation: Int) -> CivilDay {
    day(ofEphemeris: Ephemeris.newMoon(lunation))
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
