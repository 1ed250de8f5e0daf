import Actuarial
import FoundationEssentials
import Glibc
import Quantities
import Testing

@testable import FundCast

@Suite("Mortality from a file")
struct MortalityJobTests {
  /// Rates that fall from year to year, of two sexes.
  private func lines(deaths: Bool) -> [String] {
    var lines: [String] = []
    for year in 2000..<2010 {
      for age in 60..<70 {
        for (sex, level) in [("male", 0.012), ("female", 0.008)] {
          let wave = 0.0002 * Double((year * 7 + age * 3) % 5)
          let rate = level * (1 + 0.1 * Double(age - 60)) * (1 - 0.02 * Double(year - 2000)) + wave
          lines.append(
            "\(year),\(age),\(sex)," + (deaths ? "\(rate * 5_000),5000" : "\(rate)"))
        }
      }
    }
    return lines
  }

  private func withFile<Result>(
    _ lines: [String], header: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/rates-\(UUID().uuidString).csv"
    try Data(([header] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private static let withDeaths = "year,age,sex,deaths,exposure"
  private static let withRates = "year,age,sex,rate"

  @Test("deaths are re-fitted to where they are given, else singular values serve")
  func methods() throws {
    try withFile(lines(deaths: true), header: Self.withDeaths) { path in
      let fit = try MortalityFit(path)
      #expect(fit.method == .deaths)
      #expect(fit.summaries.map(\.sex) == ["male", "female"])
      let poisson = try MortalityFit(path, method: .poisson)
      #expect(abs(poisson.summaries[0].drift - fit.summaries[0].drift) < 0.05)
    }
    try withFile(lines(deaths: false), header: Self.withRates) { path in
      let fit = try MortalityFit(path)
      #expect(fit.method == .svd)
      #expect(throws: InputFault.self) { try MortalityFit(path, method: .poisson) }
    }
  }

  @Test("three files are written, with one row for each age and year of each sex")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/mortality-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try withFile(lines(deaths: true), header: Self.withDeaths) {
      try MortalityFit($0).write(to: folder)
    }
    func rows(_ name: String) -> [Substring] {
      let data = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
      return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }
    #expect(rows("age.csv").count == 21)
    #expect(rows("age.csv")[0] == "age,sex,ax,bx")
    #expect(rows("year.csv").count == 21)
    #expect(rows("year.csv")[0] == "year,sex,kt")
    #expect(rows("summary.json").contains { $0.contains("\"method\" : \"deaths\"") })
  }

  @Test("expectancies rise along falling rates and lie within their range")
  func projection() throws {
    try withFile(lines(deaths: true), header: Self.withDeaths) { path in
      let forecast = try MortalityForecast(.init(path: path, years: 20))
      #expect(forecast.expectancies.count == 40)
      for row in forecast.expectancies { #expect(row.low <= row.mean && row.mean <= row.high) }
      let men = forecast.expectancies.filter { $0.sex == "male" }
      #expect(zip(men, men.dropFirst()).allSatisfy { $0.mean < $1.mean })
    }
  }

  @Test("a closed last group gives years lived to its end, which a note and the words say")
  func closedAges() throws {
    // A constant force from 20 on: (1 − e^(−40 m)) / m years up to 60, 1 / m without end.
    func forecast(_ label: (Int) -> String) throws -> MortalityForecast {
      let lines = (2000..<2008).flatMap { year in
        (20..<60).map { age in
          "\(year),\(label(age)),男,\(0.01 * (1 - 0.001 * Double((year * 3) % 5)))"
        }
      }
      return try withFile(lines, header: Self.withRates) { path in
        try MortalityForecast(.init(path: path, years: 1))
      }
    }
    let closed = try forecast { "\($0)" }
    let open = try forecast { $0 == 59 ? "59+" : "\($0)" }
    let (short, long) = (
      try #require(closed.expectancies.first), try #require(open.expectancies.first)
    )
    #expect(abs(short.mean - (1 - exp(-0.4)) / 0.01) < 0.2)
    #expect(abs(long.mean - 100) < 1)
    #expect(closed.notes.contains { $0.code == "closed-ages" })
    #expect(!open.notes.contains { $0.code == "closed-ages" })
    #expect(closed.measure.chinese == "20—60 岁间的平均生存年数")
    #expect(open.measure.english == "life expectancy at 20")
    let groups = grouped { start, next in next.map { "\(start)-\($0 - 1)" } ?? "\(start)-89" }
    try withFile(groups, header: Self.withRates) { path in
      let found = try MortalityForecast(.init(path: path, years: 2))
      #expect(found.measure.english == "years lived from 0 to 90")
      #expect(found.expectancies.allSatisfy { $0.mean < 90 })
    }
  }

  @Test("few deaths widen the ranges, and where there are none the way out is named")
  func fewDeaths() throws {
    func width(_ exposure: Double, fitted: Bool = false) throws -> Double {
      let lines = lines(deaths: true).map { line in
        let parts = line.split(separator: ",")
        let deaths = (Double(parts[3]) ?? 0) * exposure / 5_000
        return "\(parts[0]),\(parts[1]),\(parts[2]),\(deaths),\(exposure)"
      }
      return try withFile(lines, header: Self.withDeaths) { path in
        var request = MortalityForecast.Request(path: path, years: 1)
        request.jumpsOffObserved = !fitted
        let forecast = try MortalityForecast(request)
        #expect(forecast.hasSamplingError)
        let row = try #require(forecast.expectancies.first)
        #expect(row.low < row.mean && row.mean < row.high)
        return row.high - row.low
      }
    }
    let (few, many) = (try width(50), try width(500_000))
    let (fewFitted, manyFitted) = (try width(50, fitted: true), try width(500_000, fitted: true))
    #expect(few > 2 * many, "\(few) \(many)")
    #expect(fewFitted < few && fewFitted > manyFitted, "\(fewFitted) \(manyFitted)")
    try withFile(lines(deaths: false), header: Self.withRates) { path in
      let forecast = try MortalityForecast(.init(path: path, years: 1))
      #expect(!forecast.hasSamplingError)
      #expect(forecast.notes.contains { $0.code == "certain-jump-off" })
    }
    let none = lines(deaths: true).map { line in
      line.hasPrefix("2009,60,")
        ? line.split(separator: ",")[0..<3].joined(separator: ",") + ",0,5000" : line
    }
    try withFile(none, header: Self.withDeaths) { path in
      func remedy(_ method: MortalityFit.Method?, fitted: Bool) throws -> String? {
        var request = MortalityForecast.Request(path: path, years: 1)
        (request.method, request.jumpsOffObserved) = (method, !fitted)
        do throws(InputFault) {
          _ = try MortalityForecast(request)
          return nil
        } catch {
          return error.diagnostics[0].remedy?.english
        }
      }
      let (plain, observed) = (
        try remedy(nil, fitted: false), try remedy(.poisson, fitted: false)
      )
      #expect(plain?.contains("--method poisson") == true)
      #expect(observed?.contains("--fitted") == true)
      let none = try remedy(.poisson, fitted: true)
      #expect(none == nil)
    }
  }

  @Test("pages show the model and its future, in either language and without scripts")
  func pages() throws {
    let page = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).html"
    defer { try? FileManager.default.removeItem(atPath: page) }
    func text() throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: page)), as: UTF8.self)
    }
    try withFile(lines(deaths: true), header: Self.withDeaths) { path in
      let fit = try MortalityFit(path)
      let forecast = try MortalityForecast(.init(path: path, years: 12))
      for language in [Language.chinese, .english] {
        try fit.writePage(to: page, in: language)
        #expect(try text().places(of: "<figure").count == 3)
        #expect(try text().contains("2000–2009"))
        try forecast.writePage(to: page, in: language)
        #expect(try text().places(of: "<figure").count == 2)
        #expect(try !text().contains("<script"))
      }
    }
  }

  /// Rates of five-year groups with the first years apart, as abridged tables give them.
  private func grouped(_ label: (Int, Int?) -> String) -> [String] {
    let starts = [0, 1] + stride(from: 5, through: 85, by: 5)
    return (2000..<2008).flatMap { year in
      starts.indices.flatMap { position in
        let start = starts[position]
        let next = position + 1 < starts.count ? starts[position + 1] : nil
        let rate =
          (start == 0 ? 0.02 : 0.0004 * (1 + Double(start * start) / 40))
          * (1 - 0.02 * Double(year - 2000))
        return ["女", "男"].map { "\(year),\(label(start, next)),\($0),\(rate)" }
      }
    }
  }

  @Test("groups of ages are fitted as they are, written as ranges or by their first age")
  func groups() throws {
    let ranges = grouped { start, next in
      next.map { $0 == start + 1 ? "\(start)" : "\(start)-\($0 - 1)" } ?? "\(start)+"
    }
    let starts = grouped { start, _ in "\(start)" }
    var drifts: [Double] = []
    for lines in [ranges, starts] {
      try withFile(lines, header: Self.withRates) { path in
        let fit = try MortalityFit(path)
        #expect(fit.notes.map(\.code) == ["grouped-ages"])
        #expect(fit.models[0].model.ages.prefix(4) == [0, 1, 5, 10])
        drifts.append(fit.summaries[0].drift)
        let forecast = try MortalityForecast(.init(path: path, years: 3))
        #expect(forecast.expectancies.allSatisfy { (60...95).contains($0.mean) })
      }
    }
    #expect(drifts[0] == drifts[1])
  }

  @Test("sexes are named in the language of the page")
  func sexNames() throws {
    let page = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).html"
    defer { try? FileManager.default.removeItem(atPath: page) }
    let lines = lines(deaths: false).map {
      $0.replacing("female", with: "F").replacing("male", with: "M")
    }
    try withFile(lines, header: Self.withRates) { path in
      let fit = try MortalityFit(path)
      #expect(fit.summaries.map(\.sex) == ["M", "F"])
      try fit.writePage(to: page, in: .chinese)
      let text = String(decoding: try Data(contentsOf: URL(filePath: page)), as: UTF8.self)
      #expect(text.contains("女性") && text.contains("男性") && !text.contains(">F<"))
    }
  }

  @Test("a missing, repeated, negative or zero cell is told with its line")
  func faults() throws {
    func fault(_ lines: [String], _ header: String = Self.withRates) throws -> String {
      try withFile(lines, header: header) { path in
        do throws(InputFault) {
          _ = try MortalityFit(path)
          return ""
        } catch {
          let finding = error.diagnostics[0]
          return finding.code + (finding.place.line.map { " \($0)" } ?? "")
        }
      }
    }
    let good = lines(deaths: false)
    #expect(try fault(Array(good.dropLast())) == "missing-cell 3")
    #expect(try fault(good + [good[4]]) == "repeated-cell 202")
    #expect(try fault(good.dropLast() + ["2009,69,female,-0.1"]) == "negative-value 201")
    #expect(try fault(good.dropLast() + ["2009,69,female,0"]) == "unusable-rate 201")
    #expect(try fault(good.dropLast() + ["2009,69,female,12"]) == "implausible-rate 201")
    #expect(try fault(good.dropLast() + ["2009,60-x,female,0.1"]) == "unknown-age 201")
    #expect(try fault(["2000,60,male"], "year,age,sex") == "missing-column 1")
    let counted = lines(deaths: true)
    #expect(
      try fault(counted.dropLast() + ["2009,69,female,30,-5000"], Self.withDeaths)
        == "negative-value 201")
    #expect(
      try fault(counted.filter { !$0.contains(",64,") }, Self.withDeaths) == "missing-cell 2")
    #expect(
      try fault(counted.dropLast() + ["2009,69,female,30,6"], Self.withDeaths)
        == "implausible-rate 201")
    #expect(try fault([], Self.withRates) == "empty-table")
    let groups = grouped { start, next in next.map { "\(start)-\($0 - 1)" } ?? "\(start)+" }
    #expect(try fault(groups.filter { !$0.contains(",40-44,") }) == "missing-cell 20")
    #expect(
      try fault(groups.map { $0.replacing(",40-44,", with: ",40-49,") }) == "mixed-grain 22")
  }
}

extension String {
  /// The places at which a text occurs.
  fileprivate func places(of text: String) -> [Range<String.Index>] { ranges(of: text) }
}
