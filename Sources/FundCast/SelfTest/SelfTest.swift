import Forecasting
import Funds
import LinearAlgebra
public import Quantities
import Scenarios
import Statistics

/// Whether the program computes on this machine what it should.
public struct SelfTest: Sendable {
  /// One thing tried.
  public struct Item: Sendable {
    /// What is tried, in words.
    public let what: LocalizedText

    /// What came out and what was expected, in words.
    public let outcome: String
    /// Whether what came out is what was expected.
    public let isPassed: Bool
  }

  /// The things tried, in order.
  public let items: [Item]

  /// Whether everything came out as expected.
  public var isPassed: Bool { items.allSatisfy(\.isPassed) }

  /// The linear-algebra kernel in use, which decides the last digits of results.
  public let kernel: String

  /// Tries everything.
  public init() {
    kernel = LinearAlgebraRuntime.kernelName
    items = [
      SelfTest.payableMonths(), SelfTest.trustFundRatio(), SelfTest.recursion(),
      SelfTest.randomNumbers(), SelfTest.linearSystem(), SelfTest.festival(),
      SelfTest.benchmarks(), SelfTest.money(), SelfTest.catalogue(),
    ]
  }

  private static func close(
    _ what: LocalizedText, _ value: Double?, _ expected: Double, within tolerance: Double
  ) -> Item {
    let isPassed = value.map { abs($0 - expected) <= tolerance } ?? false
    let found = value.map { "\($0)" } ?? "–"
    return Item(what: what, outcome: "\(found) (\(expected))", isPassed: isPassed)
  }

  /// A county's residents at the end of 2024: 32,470.8 ÷ (35,356.77 ÷ 12), printed as 11.02.
  private static func payableMonths() -> Item {
    close(
      LocalizedText("可支付月数", "payable months"),
      Funds.payableMonths(balance: 32_470.8, expenditure: 35_356.77, over: 12), 11.02,
      within: 0.005)
  }

  /// DI fund, 1996, intermediate: 37.6 ÷ 45.4, printed as 83 % (Trustees report 1996, II.F2).
  private static func trustFundRatio() -> Item {
    close(
      LocalizedText("信托基金比率", "trust-fund ratio"),
      Funds.trustFundRatio(assetsAtStart: 37.6, expenditure: 45.4), 0.83, within: 0.005)
  }

  /// Zhang, Huang and Luo, BMC Public Health 21:1444 (2021), table 2, 2022.
  private static func recursion() -> Item {
    close(
      LocalizedText("结余递推", "balance recursion"), 527.463 * 1.011 + 1168.377 - 1191.951,
      509.692, within: 0.002)
  }

  /// Random123, known-answer test of philox4x32-10 with counter and key zero.
  private static func randomNumbers() -> Item {
    let words = Philox4x32.block(counter: .init(0, 0, 0, 0), key: 0)
    let isPassed = words.first == 0x6627_e8d5 && words.second == 0xe169_c58d
    return Item(
      what: LocalizedText("随机数", "random numbers"),
      outcome: String(words.first, radix: 16) + " (6627e8d5)", isPassed: isPassed)
  }

  private static func linearSystem() -> Item {
    let matrix = Matrix(rows: [[4, 2], [2, 3]])
    let solution = try? CholeskyFactorization(matrix).solve([10, 8])
    let error = solution.map { abs($0[0] - 1.75) + abs($0[1] - 1.5) }
    return close(LocalizedText("线性方程组", "linear system"), error, 0, within: 1e-14)
  }

  private static func festival() -> Item {
    let day = SpringFestival.date(in: 2026).map { "\($0)" } ?? "–"
    return Item(
      what: LocalizedText("2026 年春节", "Spring Festival of 2026"),
      outcome: "\(day) (2026-02-17)", isPassed: day == "2026-02-17")
  }

  /// Months of a year that must give cumulative 30 after three and 120 after twelve.
  private static func benchmarks() -> Item {
    let aligned = try? Benchmarking().align(
      [Double](repeating: 1, count: 12),
      with: [
        SumConstraint("3", over: 0..<3, total: 30), SumConstraint("12", over: 0..<12, total: 120),
      ])
    let error = aligned.map { result in result.values.map { abs($0 - 10) }.max() ?? 1 }
    return close(
      LocalizedText("累计数还原为月度", "months from cumulative figures"), error, 0, within: 1e-9)
  }

  private static func money() -> Item {
    let amount = DecimalText("1,234.5")?.scaled(byPowerOfTen: 2).map { Money(minorUnits: $0) }
    return Item(
      what: LocalizedText("金额读写", "amounts of money"),
      outcome: "\(amount.map(\.description) ?? "–") (1234.50)",
      isPassed: amount?.minorUnits == 123_450)
  }

  private static func catalogue() -> Item {
    let count = ParameterCatalogue.builtIn.definitions.count
    return Item(
      what: LocalizedText("参数目录", "parameter catalogue"), outcome: "\(count)",
      isPassed: count > 0)
  }
}
