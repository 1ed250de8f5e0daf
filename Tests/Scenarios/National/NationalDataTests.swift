import Forecasting
import Foundation
import Funds
import Quantities
import Tables
import TestSupport
import Testing

@testable import Scenarios

/// The nation's published figures, as `scenarios/china-national/README.md` tabulates them.
@Suite("The nation's figures")
struct NationalDataTests {
  private func fund(_ name: String) throws -> FundCase {
    try #require(try readyCases("scenarios/china-national/\(name).yaml").first)
  }

  private func adjustments(_ one: FundCase) throws -> [String: Double] {
    let ledger = try #require(one.history.ledgers["pool"])
    var found: [String: Double] = [:]
    for entry in ledger.entries where entry.adjustment != .zero {
      found[entry.period.description] = (entry.adjustment.units / 1e6).rounded() / 100
    }
    return found
  }

  @Test("Residents' balances miss their flows by 42.09 in 2022, 17.51 in 2023 and −0.09 in 2024")
  func residentAdjustments() throws {
    let one = try fund("resident")
    let found = try adjustments(one)
    #expect(
      found == [
        "2020-12": 89.32, "2021-12": 238.59, "2022-12": 42.09, "2023-12": 17.51,
        "2024-12": -0.09,
      ])
    let ledger = try #require(one.history.ledgers["pool"])
    let entry = try #require(ledger[Period(year: 2022, month: 12)])
    // Exact to the cent: 42.09 hundred million yuan.
    #expect(entry.adjustment == Money(minorUnits: 420_900_000_000))
    #expect(
      one.findings.contains {
        $0.kind == .adjustment && $0.text.chinese.contains("2022-12")
          && $0.text.chinese.contains("42.09 亿元") && $0.text.english.contains("42.09")
      })
  }

  @Test("The employees' pool misses by −22.84 in 2023 and 0.01 in 2024")
  func employeeAdjustments() throws {
    let one = try fund("employee")
    let found = try adjustments(one)
    #expect(found["2023-12"] == -22.84 && found["2024-12"] == 0.01)
    let ledger = try #require(one.history.ledgers["pool"])
    let entry = try #require(ledger[Period(year: 2023, month: 12)])
    #expect(entry.adjustment == Money(minorUnits: -228_400_000_000))
    #expect(
      one.findings.contains {
        $0.kind == .adjustment && $0.text.chinese.contains("−22.84 亿元")
      })
  }

  @Test(
    "Spread months sum to every published figure: hard ones to rounding, rounded ones within theirs",
    arguments: ["resident", "employee"])
  func benchmarks(name: String) throws {
    let one = try fund(name)
    var (hard, soft) = (0, 0)
    for line in one.model.lines {
      let history = try #require(one.history.lines[line.name])
      // Only the difference of two firm running totals of adjoining months tells a month.
      let firm = Set(history.cumulative.filter { $0.standing <= .flash }.map(\.period))
      for period in history.flows.periods where !history.isSpread(period) {
        let isYearEnd = period.index == 12 && history.total(ofYear: period.year) != nil
        #expect(isYearEnd || firm.contains(period), "\(period)")
        #expect(period.index == 1 || firm.contains(period.advanced(by: -1)), "\(period)")
      }
      #expect(history.hasInterpolatedFlows)
      func check(_ published: Double, _ sum: Double?, _ standing: FigureStanding, _ what: String) {
        guard let sum else { return }
        switch standing {
        case .final, .flash:
          #expect(relativeDifference(sum, published) < 1e-6, "\(line.name) \(what)")
          hard += 1
        case .derived:
          // Worked back from growth rounded to one decimal, or from two other totals.
          #expect(relativeDifference(sum, published) < 2e-3, "\(line.name) \(what)")
          soft += 1
        case .approximate:
          #expect(relativeDifference(sum, published) < 5e-3, "\(line.name) \(what)")
          soft += 1
        }
      }
      for total in history.years {
        check(
          total.amount, history.flows.total(ofYear: total.year),
          total.standing == .derived ? .flash : total.standing, "\(total.year)")
      }
      for point in history.cumulative {
        check(
          point.amount, history.flows.yearToDate(through: point.period), point.standing,
          "\(point.period)")
      }
    }
    #expect(hard >= (name == "resident" ? 30 : 6) && soft > 0)
  }

  @Test("A flash figure yields to the final one and is listed with the difference")
  func superseded() throws {
    let employee = try fund("employee").superseded.filter {
      $0.superseded.period == Period(year: 2022) && $0.superseded.item == "income"
    }
    let flash = try #require(employee.first)
    #expect(flash.superseded.written == "20637.18 亿元" && flash.winner.written == "20793.27 亿元")
    #expect(flash.difference == 15_609_000_000)
    let resident = try fund("resident").superseded
    func difference(_ item: String, _ period: Period) -> Double? {
      resident.first {
        $0.superseded.item == item && $0.superseded.period == period
          && $0.superseded.basis == .flow
      }.map { ($0.difference / 1e6).rounded() / 100 }
    }
    #expect(difference("income", Period(year: 2022)) == 68.35)
    #expect(difference("expenditure", Period(year: 2022)) == 80.02)
    #expect(difference("income", Period(year: 2024)) == 42.54)
    #expect(difference("expenditure", Period(year: 2024)) == 42.11)
  }

  @Test(
    "No interpolated month bears on the evidence: other months, the same ranges",
    arguments: ["resident", "employee"])
  func evidence(name: String) throws {
    let one = try #require(
      try readyCases("scenarios/china-national/\(name).yaml", paths: 10).first)
    // The first and last months are what the projection starts from; the others are moved about.
    let lines = one.history.lines.mapValues { line -> LineHistory in
      let count = line.flows.count
      let values = line.flows.values.enumerated().map { index, value in
        value.map { index < count - 12 ? $0 * (index % 2 == 0 ? 1.7 : 0.3) : $0 }
      }
      return LineHistory(
        flows: Series(start: line.flows.start, values: values),
        isInterpolated: line.isInterpolated, years: line.years, cumulative: line.cumulative,
        incurred: line.incurred, seasonal: line.seasonal)
    }
    let moved = FundHistory(
      closedThrough: one.history.closedThrough, lines: lines, ledgers: one.history.ledgers,
      deposits: one.history.deposits, prepaid: one.history.prepaid, budgets: one.history.budgets)
    let before = try project(one.history, one.plan)
    let plan = Plan(
      model: one.plan.model, projectThrough: one.plan.projectThrough,
      parameters: one.plan.parameters, events: one.plan.events, targets: one.plan.targets,
      simulation: one.plan.simulation)
    let after = try project(moved, plan)
    for (first, second) in zip(before.lines, after.lines) {
      #expect(first.evidence == second.evidence)
      #expect(first.evidence.growthYears > 0)
      #expect(bits(first.amounts) == bits(second.amounts), "\(first.item.name)")
    }
  }

  @Test("Payable months as printed are kept beside ours: 8.5 quoted, 8.79 by year-end figures")
  func payableMonths() throws {
    let one = try fund("resident")
    let printed = try #require(one.printedPayableMonths.first { $0.period.year == 2023 })
    #expect(abs(printed.months - 8.5) < 1e-9)
  }

  @Test("Approximate totals are said to be so")
  func approximate() throws {
    for name in ["resident", "employee"] {
      let found = try fund(name).findings.filter { $0.kind == .approximate }
      #expect(found.count >= 2)
      #expect(found.allSatisfy { $0.text.chinese.contains("约数") })
      #expect(found.contains { $0.text.chinese.contains("2025 年") })
    }
  }

  @Test("The pool's earlier years are joined on from the wider scope, and it is said how")
  func splice() throws {
    let one = try fund("employee")
    let found = one.findings.filter { $0.kind == .spliced }
    #expect(found.count == 2)
    #expect(found.contains { $0.text.chinese.contains("72.6%") })
    #expect(found.contains { $0.text.chinese.contains("67.2%") })
    let income = try #require(one.history.lines["income"])
    #expect(income.years.first?.standing == .derived)
    #expect(income.total(ofYear: 2024) == 1_734_245_000_000)
  }
}
