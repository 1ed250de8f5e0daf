import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("What is unpaid, held and deposited")
struct DebtTests {
  @Test("Unpaid at the end is unpaid at the start plus incurred less paid", arguments: 0..<48)
  func unpaid(number: Int) throws {
    let made = GeneratedFund(case: number)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    for (before, after) in PathTrace(fund, paths: 0..<5).steps {
      for path in 0..<5 {
        var (change, gross) = (0.0, abs(before.unpaid[path]))
        for line in fund.lines.indices {
          guard let service = after.incurred[line].isEmpty ? nil : after.incurred[line][path]
          else { continue }
          change += service - after.booked[line][path]
          gross += abs(service) + abs(after.booked[line][path])
        }
        let misfit = after.unpaid[path] - before.unpaid[path] - change
        #expect(abs(misfit) <= 1e-12 * gross, "\(after.period)")
      }
    }
  }

  @Test(
    "Payments are each month's services by their own shares, and the backlog", arguments: 0..<48)
  func payments(number: Int) throws {
    let made = GeneratedFund(case: number)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    let trace = PathTrace(fund, paths: 3..<6)
    for (line, prepared) in fund.lines.enumerated() where !prepared.lags.isEmpty {
      for path in 0..<3 {
        var rest = prepared.openingUnpaid - prepared.backlog.reduce(0, +)
        for (index, moment) in trace.moments.enumerated() {
          // A known matter is paid in its month.
          var paid = prepared.backlog[index] + prepared.events[index]
          for service in 0...index where index - service < prepared.lags[service].count {
            paid +=
              (trace.moments[service].incurred[line][path] - prepared.events[service])
              * prepared.lags[service][index - service]
          }
          let gross = abs(paid) + abs(prepared.events[index])
          #expect(abs(paid - moment.booked[line][path]) <= 1e-12 * gross)
        }
        // What no month has paid by the end are the tails of the last services.
        for (service, lags) in prepared.lags.enumerated() {
          let open = lags.dropFirst(trace.moments.count - service).reduce(0, +)
          rest += (trace.moments[service].incurred[line][path] - prepared.events[service]) * open
        }
        let lines = fund.lines.indices.filter { !fund.lines[$0].lags.isEmpty }
        if lines == [line], let last = trace.moments.last {
          #expect(abs(rest - last.unpaid[path]) <= 1e-9 * max(1, abs(prepared.openingUnpaid)))
        }
      }
    }
  }

  @Test("Deposits are book less advances plus what is held, and a constant", arguments: 0..<48)
  func deposits(number: Int) throws {
    let made = GeneratedFund(case: number)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    let trace = PathTrace(fund, paths: 0..<5)
    let books = FundScope(made.model).books
    func constant(_ moment: PathTrace.Moment, _ advances: Double, _ path: Int) -> Double {
      let book = books.reduce(0) { $0 + moment.books[$1][path] }
      return moment.deposits[path] - (book - advances + moment.held[path])
    }
    for path in 0..<5 {
      let start = constant(trace.opening, fund.openingAdvances, path)
      #expect(relativeDifference(trace.opening.deposits[path], fund.openingDeposits) < 1e-12)
      for (moment, advances) in zip(trace.moments, fund.advances) {
        let scale = books.reduce(1) { $0 + abs(moment.books[$1][path]) } + abs(advances)
        #expect(abs(constant(moment, advances, path) - start) <= 1e-11 * scale)
      }
    }
  }

  @Test("Where deposits are not stated they open at book less advances")
  func openingDeposits() throws {
    for number in 0..<12 {
      let made = GeneratedFund(case: number)
      let fund = try PreparedFund(history: made.history, plan: made.plan)
      let books = FundScope(made.model).books.reduce(0) { $0 + fund.openingBooks[$1] }
      #expect(fund.openingDeposits == made.history.deposits ?? books - fund.openingAdvances)
    }
  }

  @Test("What a line collects is booked on it or still held; nothing is lost", arguments: 0..<48)
  func held(number: Int) throws {
    let made = GeneratedFund(case: number)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    let trace = PathTrace(fund)
    let collected = fund.lines.indices.filter { made.model.lines[$0].isCollected }
    var (received, gross) = (0.0, trace.opening.held[0] + 1)
    for (index, moment) in trace.moments.enumerated() {
      for line in collected {
        let prepared = fund.lines[line]
        received += prepared.central[index] + prepared.events[index] - moment.booked[line][0]
        gross += abs(prepared.central[index])
      }
      let misfit = moment.held[0] - trace.opening.held[0] - received
      #expect(abs(misfit) <= 1e-12 * gross, "\(moment.period)")
      if made.model.booking == .receipt { #expect(moment.held[0] == 0) }
    }
  }

  @Test("What two lines hold comes back to each of them, in its own book")
  func heldByLine() throws {
    let shares = [CollectionShare(offset: -1, share: 1)]
    var fund = SmallFund([
      SmallFund.driver("first", .income, "a.persons * a.first", .collection(shares)),
      SmallFund.line(
        "second", .income,
        .driver([SmallFund.term("a.persons * a.second", .collection(shares))]), book: "accounts"),
    ])
    fund.books = ["pool", "accounts"]
    fund.booking = .cover
    fund.cash = ["a.persons": 10, "a.first": 5, "a.second": 2]
    fund.closed = Period(year: 2024, month: 6)
    fund.end = Period(year: 2026, month: 6)
    let projection = try fund.projection()
    let january = try #require(projection.index(of: Period(year: 2025, month: 1)))
    #expect(projection.line("first")?.amounts[january] == 50)
    #expect(projection.line("second")?.amounts[january] == 20)
    #expect(projection.books[0].closing[january] == fund.opening + 50)
    #expect(projection.books[1].closing[january] == fund.opening + 20)
    #expect(projection.line("first")?.amounts.reduce(0, +) == 100)
  }

  @Test("What is stated as held where no line collects stays held")
  func heldByNoLine() throws {
    var fund = SmallFund([SmallFund.line("matters", .income, .plan)])
    fund.booking = .cover
    fund.prepaid = 70
    let trace = PathTrace(try fund.prepared())
    #expect(trace.moments.allSatisfy { $0.held == [70] && $0.deposits == [fund.opening] })
  }
}
