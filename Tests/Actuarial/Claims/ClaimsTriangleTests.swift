import Testing

@testable import Actuarial

@Suite("Claims triangle")
struct ClaimsTriangleTests {
  typealias Cell = ClaimsTriangle.Cell

  @Test("incremental and cumulative cells give the same triangle")
  func measures() throws {
    let cumulative = try ClaimsTriangle(
      rows: [[10, 15, 18], [20, 26], [30]], measure: .cumulative)
    let incremental = try ClaimsTriangle(
      rows: [[10, 5, 3], [20, 6], [30]], measure: .incremental)
    #expect(cumulative == incremental)
    #expect(incremental.latest == [18, 26, 30])
    #expect(cumulative.increment(origin: 0, development: 2) == 3)
    #expect(cumulative.increment(origin: 1, development: 2) == nil)
  }

  @Test("holes are unknown in cumulative cells and no settlement in incremental ones")
  func holes() throws {
    let cumulative = try ClaimsTriangle(
      rows: [[10, nil, 18], [20, 26, 39], [30, 39], [5]], measure: .cumulative)
    #expect(cumulative[0, 1] == nil)
    #expect(cumulative.latest == [18, 39, 39, 5])
    let factors = try DevelopmentPattern(of: cumulative, rule: DevelopmentRule()).factors
    #expect(factors == [1.3, 1.5])
    let incremental = try ClaimsTriangle(
      rows: [[10, nil, 8], [20, -6], [30]], measure: .incremental)
    #expect(incremental[0, 1] == 10)
    #expect(incremental[1, 1] == 14)
  }

  @Test("cells in any order give the triangle of their numbers")
  func cells() throws {
    let cells = [
      Cell(origin: 2021, development: 24, value: 5), Cell(origin: 2022, development: 12, value: 3),
      Cell(origin: 2021, development: 12, value: 4),
    ]
    let triangle = try ClaimsTriangle(cells: cells, measure: .cumulative)
    #expect(triangle.origins == [2021, 2022])
    #expect(triangle.developments == [12, 24])
    #expect(triangle[0, 1] == 5)
    #expect(triangle.valuation == 1)
  }

  @Test("what is no triangle is refused with its place")
  func refusals() {
    func error(_ cells: [Cell]) -> ClaimsError? {
      do {
        _ = try ClaimsTriangle(cells: cells, measure: .cumulative)
        return nil
      } catch { return error }
    }
    func cell(_ origin: Int, _ development: Int, _ value: Double = 1) -> Cell {
      Cell(origin: origin, development: development, value: value)
    }
    #expect(error([]) == .empty)
    #expect(error([cell(1, 1), cell(1, 1)]) == .repeatedCell(origin: 0, development: 0))
    #expect(error([cell(1, 1, .nan)]) == .notFinite(origin: 0, development: 0))
    // Years among months, and lags of unequal length.
    #expect(
      error([cell(1, 0), cell(2, 0), cell(3, 0), cell(15, 0)])
        == .mixedGrain(axis: .origin, position: 3))
    #expect(
      error([cell(1, 12), cell(1, 24), cell(1, 27)])
        == .mixedGrain(axis: .development, position: 2))
    // Origins by the year, developments by the quarter.
    let quarterly = (0..<3).flatMap { origin in
      (0..<(12 - 4 * origin)).map { cell(origin, $0) }
    }
    #expect(error(quarterly) == .mixedGrain(axis: .development, position: 1))
    // Origins by the quarter, developments by the year.
    let yearly = (0..<12).flatMap { origin in (0...(2 - origin / 4)).map { cell(origin, $0) } }
    #expect(error(yearly) == .mixedGrain(axis: .development, position: 4))
    #expect(throws: ClaimsError.emptyOrigin(origin: 1)) {
      try ClaimsTriangle(rows: [[1], []], measure: .incremental)
    }
  }

  @Test("an earlier valuation knows the cells of its diagonals and no others")
  func earlierValuation() throws {
    let triangle = try ClaimsTriangle(
      rows: [[10, 15, 18, 19], [20, 26, 30], [30, nil], [40]], measure: .cumulative)
    #expect(triangle.valuation == 3)
    #expect(try triangle.valued(at: 3) == triangle)
    #expect(try triangle.valued(at: 9) == triangle)
    #expect(
      try triangle.valued(at: 2)
        == ClaimsTriangle(rows: [[10, 15, 18], [20, 26], [30]], measure: .cumulative))
    #expect(try triangle.valued(at: 0) == ClaimsTriangle(rows: [[10]], measure: .cumulative))
    #expect(throws: ClaimsError.empty) { try triangle.valued(at: -1) }
    let late = try ClaimsTriangle(
      rows: [[1, 2, 3, 4, 5], [nil, nil, 4, 5], [5, 6, 7], [8, 9]], measure: .cumulative)
    #expect(throws: ClaimsError.emptyOrigin(origin: 1)) { try late.valued(at: 2) }
  }
}
