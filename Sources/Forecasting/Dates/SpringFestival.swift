public import Quantities

/// The first day of the lunisolar year, the Spring Festival, in the Gregorian calendar.
///
/// Years 2005 to 2035 are a table of facts, on which the packages lunardate 0.3.0 and
/// LunarCalendar 0.0.9 and the astronomical computation agree. Other years from 1901 to 2100 are
/// computed by the rules of ``LunisolarCalendar``.
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

  /// The date by the astronomical rule alone; see ``LunisolarCalendar``.
  static func computedDate(in year: Int) -> CivilDay {
    let eleventh = LunisolarCalendar.solsticeLunation(of: year - 1)
    let next = LunisolarCalendar.solsticeLunation(of: year)
    var first = eleventh + 2
    // A leap month after the eleventh or the twelfth delays the new year by one month.
    if next - eleventh == 13,
      (eleventh + 1...eleventh + 2).contains(where: { !LunisolarCalendar.holdsMajorTerm($0) })
    {
      first += 1
    }
    return LunisolarCalendar.firstDay(ofLunation: first)
  }
}
