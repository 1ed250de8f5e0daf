import Quantities
import Testing

@testable import Forecasting

@Suite("The Spring Festival")
struct SpringFestivalTests {
  @Test("The astronomical rule gives the tabulated dates of 2005 to 2035")
  func table() {
    for (index, dayOfYear) in SpringFestival.tabulated.enumerated() {
      let year = SpringFestival.firstTabulatedYear + index
      #expect(SpringFestival.computedDate(in: year).dayOfYear == dayOfYear, "\(year)")
    }
  }

  @Test(
    "The tabulated dates are those of the data file",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func file() throws {
    let rows = try Golden.rows("data/china/spring_festival_2005_2035.csv")
    #expect(rows.count == 31)
    for row in rows {
      let year = try #require(Int(row[0]))
      let date = try #require(SpringFestival.date(in: year))
      #expect("\(date)" == row[1])
    }
  }

  @Test("Known dates outside the table, 1985 and 2034 with their leap months among them")
  func known() {
    // Dates as in the package lunardate 0.3.0, which agrees for every year from 1901 to 2099.
    let known = [
      1901: "1901-02-19", 1912: "1912-02-18", 1928: "1928-01-23", 1929: "1929-02-10",
      1949: "1949-01-29", 1966: "1966-01-21", 1985: "1985-02-20", 2000: "2000-02-05",
      2034: "2034-02-19", 2053: "2053-02-19", 2061: "2061-01-21", 2099: "2099-01-21",
    ]
    for (year, date) in known {
      #expect(SpringFestival.date(in: year).map { "\($0)" } == date)
    }
    #expect(SpringFestival.date(in: 1900) == nil)
    #expect(SpringFestival.date(in: 2101) == nil)
  }

  @Test("The festival always falls between 21 January and 21 February, 12 or 13 moons apart")
  func range() {
    var before: CivilDay?
    for year in SpringFestival.years {
      guard let date = SpringFestival.date(in: year) else { continue }
      #expect((21...52).contains(date.dayOfYear))
      if let before {
        let days = before.distance(to: date)
        #expect((353...355).contains(days) || (383...385).contains(days), "\(year)")
      }
      before = date
    }
  }
}

@Suite("The festival's effect")
struct FestivalEffectTests {
  @Test("The shares of a window add up to one over a year, the centred ones to zero")
  func sums() {
    let effect = FestivalEffect(daysBefore: 10, daysDuring: 7, daysAfter: 14)
    for year in [1966, 1985, 2020, 2025, 2026, 2100] {
      for window in FestivalEffect.Window.allCases {
        let months = (1...12).map { Period(year: year, month: $0) }
        let sum = months.reduce(0) { $0 + (effect.share(of: window, in: $1) ?? .nan) }
        let centred = months.reduce(0) { $0 + (effect.centredShare(of: window, in: $1) ?? .nan) }
        #expect(abs(sum - 1) < 1e-12)
        #expect(abs(centred) < 1e-12)
      }
    }
  }

  @Test("Over all years known a centred share has mean zero in every month")
  func centred() {
    let effect = FestivalEffect()
    for month in 1...12 {
      let mean =
        SpringFestival.years.reduce(0.0) {
          $0 + (effect.centredShare(in: Period(year: $1, month: month)) ?? .nan)
        } / Double(SpringFestival.years.count)
      #expect(abs(mean) < 1e-12)
    }
  }

  @Test("In 2025, with the festival on 29 January, three of seven days lie in January")
  func split() {
    let effect = FestivalEffect()
    let january = Period(year: 2025, month: 1)
    #expect(effect.share(of: .before, in: january) == 1)
    #expect(effect.share(of: .during, in: january) == 3.0 / 7)
    #expect(effect.share(of: .after, in: january) == 0)
    #expect(effect.share(of: .during, in: Period(year: 2025, quarter: 1)) == 1)
    #expect(effect.share(of: .during, in: Period(year: 2201, month: 1)) == nil)
  }

  @Test("A window without days is no regressor")
  func empty() {
    #expect(FestivalEffect(daysBefore: 0, daysDuring: 7, daysAfter: 0).regressors.count == 1)
    #expect(FestivalEffect().regressors.count == 3)
  }
}
