import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Payment under a budget")
struct PaymentTests {
  @Test("volume moves the point's value, never the spending")
  func points() throws {
    let plain = try PointsSettlement(budget: 1_200, points: [10, 20, 30], outside: [5, 0, 7])
    #expect(plain.pointValue == 20)
    #expect(plain.total == 1_212)
    let busier = try PointsSettlement(budget: 1_200, points: [11, 22, 33], outside: [5, 0, 7])
    #expect(relativeDifference(busier.pointValue, 20 / 1.1) < 1e-14)
    #expect(busier.total == plain.total)
    #expect(largestDifference(busier.payments, plain.payments) < 1e-10)
    // One institution that treats more gains what the others lose.
    let greedy = try PointsSettlement(budget: 1_200, points: [20, 20, 30])
    #expect(greedy.payments[0] > plain.payments[0] && greedy.payments[1] < plain.payments[1])
    #expect(relativeDifference(greedy.payments.reduce(0, +), 1_200) < 1e-14)
    // What lies outside is paid in full.
    let more = try PointsSettlement(budget: 1_200, points: [10, 20, 30], outside: [50, 0, 7])
    #expect(more.total - plain.total == 45)
    #expect(throws: PaymentError.noPoints) { try PointsSettlement(budget: 1, points: [0, 0]) }
    #expect(throws: PaymentError.unusableValue(position: 1, value: -1)) {
      try PointsSettlement(budget: 1, points: [2, -1])
    }
  }

  private func terms() throws -> CappedPayment {
    try CappedPayment(
      budget: 100, savingsKept: 0.6, savingsFloor: 0.85, excessBorne: 0.5, excessCeiling: 1.1)
  }

  @Test("savings and reasonable excess are shared, what is beyond is not")
  func sharing() throws {
    let terms = try terms()
    #expect(terms.payment(forCost: 100) == 100)
    #expect(abs(terms.payment(forCost: 90) - 96) < 1e-12)
    #expect(abs(terms.payment(forCost: 70) - 79) < 1e-12)
    #expect(abs(terms.payment(forCost: 108) - 104) < 1e-12)
    #expect(abs(terms.payment(forCost: 150) - 105) < 1e-12)
    let plain = try CappedPayment(budget: 100)
    for cost in [0.0, 50, 100, 300] { #expect(plain.payment(forCost: cost) == 100) }
    var random = CaseGenerator("terms of payment")
    for _ in 0..<50 {
      let any = try CappedPayment(
        budget: random.number(in: 50...200), savingsKept: random.number(),
        savingsFloor: random.number(), excessBorne: random.number(),
        excessCeiling: 1 + random.number())
      var last = any.payment(forCost: 0)
      for cost in stride(from: 0.0, through: 500, by: 2.5) {
        let paid = any.payment(forCost: cost)
        #expect(abs(any.curve.value(at: cost) - paid) < 1e-9)
        #expect(paid >= last - 1e-9)
        last = paid
      }
    }
    #expect(throws: PaymentError.unusableValue(position: 3, value: 1.2)) {
      try CappedPayment(budget: 1, excessBorne: 1.2)
    }
    #expect(throws: PaymentError.unusableValue(position: 4, value: 0.9)) {
      try CappedPayment(budget: 1, excessCeiling: 0.9)
    }
  }

  @Test(
    "the clearing's mean, spread and range are those of simulated years",
    arguments: [
      VolumeDistribution.normal(NormalDistribution(mean: 101, standardDeviation: 9)),
      .logNormal(LogNormalDistribution(mean: 97, standardDeviation: 12)),
      .normal(NormalDistribution(mean: 10, standardDeviation: 9)),
    ])
  func clearing(volume: VolumeDistribution) throws {
    let clearing = try YearEndClearing(
      terms: terms(), preSettlementRate: 0.87, volume: volume)
    var stream = RandomStream(RandomKey(seed: 7, fund: "", variable: "volume"))
    var amounts: [Double] = []
    var payments: [Double] = []
    for _ in 0..<200_000 {
      let cost: Double
      switch volume {
      case .normal(let distribution): cost = max(0, distribution.draw(from: &stream))
      case .logNormal(let distribution): cost = distribution.draw(from: &stream)
      }
      amounts.append(clearing.clearing(forCost: cost))
      payments.append(clearing.terms.payment(forCost: cost))
    }
    let spread = sampleStandardDeviation(amounts)
    #expect(abs(sampleMean(amounts) - clearing.mean) < 0.012 * spread)
    #expect(abs(spread / clearing.standardDeviation - 1) < 0.01)
    #expect(
      abs(sampleMean(payments) - clearing.expectedPayment) < 0.012 * clearing.paymentDeviation)
    #expect(abs(sampleStandardDeviation(payments) / clearing.paymentDeviation - 1) < 0.01)
    let points = [0.1, 0.25, 0.5, 0.9, 0.975]
    let found = SampleQuantiles(points).of(amounts)
    for (point, value) in zip(points, found) {
      #expect(abs(clearing.quantile(point) - value) < 0.04 * spread)
      let share = Double(amounts.count { $0 <= value }) / 200_000
      #expect(abs(clearing.probability(ofAtMost: value) - share) < 0.005)
    }
    #expect(clearing.range(0.8).lowerBound <= clearing.range(0.5).lowerBound)
  }

  // T is the budget, so the clearing is B − ρ C exactly.
  @Test("under a plain budget the clearing falls as volume grows")
  func plainBudget() throws {
    let volume = VolumeDistribution.normal(NormalDistribution(mean: 100, standardDeviation: 4))
    let clearing = try YearEndClearing(
      terms: CappedPayment(budget: 105), preSettlementRate: 0.9, volume: volume)
    #expect(abs(clearing.mean - 15) < 1e-9)
    #expect(abs(clearing.standardDeviation - 3.6) < 1e-9)
    #expect(clearing.paymentDeviation < 1e-5)
    let half = NormalDistribution(mean: 15, standardDeviation: 3.6)
    for point in [0.025, 0.3, 0.9] {
      #expect(abs(clearing.quantile(point) - half.quantile(point)) < 1e-8)
    }
    #expect(throws: PaymentError.unusableValue(position: 0, value: 1.1)) {
      try YearEndClearing(
        terms: CappedPayment(budget: 1), preSettlementRate: 1.1, volume: volume)
    }
  }

  @Test("moments up to a point are those of quadrature")
  func moments() {
    let normal = NormalDistribution(mean: 3, standardDeviation: 2)
    let logNormal = LogNormalDistribution(mean: 3, standardDeviation: 2)
    for limit in [0.5, 2, 7] {
      for order in 0..<3 {
        func power(_ x: Double) -> Double { (0..<order).reduce(1) { product, _ in product * x } }
        let first = quadrature(from: 0, to: limit) { power($0) * normal.density(at: $0) }
        let below = order == 0 ? normal.cumulative(0) : 0
        let exact = VolumeDistribution.normal(normal).moments(upTo: limit)[order]
        #expect(abs(first + below - exact) < 1e-10)
        let second = quadrature(from: 0, to: limit) { power($0) * logNormal.density(at: $0) }
        let other = VolumeDistribution.logNormal(logNormal).moments(upTo: limit)[order]
        #expect(abs(second - other) < 1e-10)
      }
    }
  }
}
