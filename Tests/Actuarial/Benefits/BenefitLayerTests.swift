import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Benefits")
struct BenefitLayerTests {
  private let critical = [
    BenefitLayer.Band(from: 14_000, ratio: 0.6), BenefitLayer.Band(from: 50_000, ratio: 0.65),
    BenefitLayer.Band(from: 100_000, ratio: 0.7),
  ]

  @Test("one claim is paid by its bands, up to the cap")
  func payment() throws {
    let plain = try BenefitLayer(deductible: 500, ratio: 0.7, cap: 6_500)
    #expect(plain.payment(for: 400) == 0)
    #expect(abs(plain.payment(for: 1_500) - 700) < 1e-9)
    #expect(plain.payment(for: 1e6) == 6_500)
    #expect(abs(plain.capReachedAt - (500 + 6_500 / 0.7)) < 1e-9)
    let banded = try BenefitLayer(bands: critical)
    #expect(
      abs(banded.payment(for: 120_000) - (36_000 * 0.6 + 50_000 * 0.65 + 20_000 * 0.7)) < 1e-9)
    #expect(banded.capReachedAt == .infinity)
  }

  @Test("the closed form equals the quadrature of payments", arguments: 0..<4)
  func closedForm(number: Int) throws {
    let layers = [
      try BenefitLayer(deductible: 500, ratio: 0.7, cap: 6_500),
      try BenefitLayer(deductible: 300, ratio: 0.75, cap: 120_000),
      try BenefitLayer(bands: critical, cap: 60_000),
      try BenefitLayer(
        bands: [
          .init(from: 0, ratio: 0.5), .init(from: 900, ratio: 0), .init(from: 2_000, ratio: 1),
        ], cap: 3_000),
    ]
    let layer = layers[number]
    let claims = LogNormalDistribution(mean: 9_000, standardDeviation: 14_000)
    // Payments are straight between these points; beyond the last they do not change.
    let ends = ([0] + layer.bands.map(\.bottom) + [layer.capReachedAt]).sorted()
    var expected = layer.cap * claims.survival(layer.capReachedAt)
    for (start, end) in zip(ends, ends.dropFirst()) where end > start {
      expected += quadrature(from: start, to: end) {
        layer.payment(for: $0) * claims.density(at: $0)
      }
    }
    #expect(relativeDifference(layer.expectedPayment(of: claims), expected) < 1e-10)
  }

  @Test("the closed form lies within the error of a simulation")
  func simulation() throws {
    let layer = try BenefitLayer(bands: critical, cap: 60_000)
    let claims = ParetoDistribution(shape: 2.2, scale: 20_000)
    var stream = RandomStream(RandomKey(seed: 3, fund: "", variable: "claims"))
    let paid = (0..<200_000).map { _ in layer.payment(for: claims.draw(from: &stream)) }
    let error = sampleStandardDeviation(paid) / 200_000.0.squareRoot()
    #expect(abs(sampleMean(paid) - layer.expectedPayment(of: claims)) < 4 * error)
    let share = Double(paid.count { $0 > 0 }) / 200_000
    #expect(abs(share - layer.shareOfClaimsPaid(of: claims)) < 0.005)
  }

  @Test("inflated claims are paid as claims that are that much larger")
  func inflation() throws {
    let layer = try BenefitLayer(deductible: 500, ratio: 0.7, cap: 6_500)
    let claims = GammaDistribution(shape: 1.4, scale: 2_000)
    let larger = GammaDistribution(shape: 1.4, scale: 2_160)
    #expect(
      relativeDifference(
        layer.expectedPayment(of: claims, inflatedBy: 1.08), layer.expectedPayment(of: larger))
        < 1e-13)
  }

  @Test("what is no benefit is refused")
  func refusals() {
    #expect(throws: BenefitError.unusableValue(position: 0, value: 1.1)) {
      try BenefitLayer(deductible: 0, ratio: 1.1)
    }
    #expect(throws: BenefitError.unevenBands(position: 1)) {
      try BenefitLayer(bands: [.init(from: 5, ratio: 0.5), .init(from: 5, ratio: 0.6)])
    }
    #expect(throws: BenefitError.empty) { try BenefitLayer(bands: []) }
  }
}
