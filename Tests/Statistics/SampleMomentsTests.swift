import Statistics
import TestSupport
import Testing

@Suite("Sample moments")
struct SampleMomentsTests {
  @Test("mean and variance of a small sample")
  func small() {
    #expect(sampleMean([2, 4, 4, 4, 5, 5, 7, 9]) == 5)
    #expect(relativeDifference(sampleVariance([2, 4, 4, 4, 5, 5, 7, 9]), 32.0 / 7) < 1e-15)
    #expect(sampleStandardDeviation([1, 3]) == 2.0.squareRoot())
  }

  @Test("a large offset costs no accuracy")
  func offset() {
    let values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]
    #expect(sampleMean(values) == 1e9 + 10)
    #expect(sampleVariance(values) == 30)
  }

  @Test("too small a sample has no moments")
  func tooSmall() {
    #expect(sampleMean([]).isNaN)
    #expect(sampleVariance([1]).isNaN)
  }

  @Test("weights count as repetitions")
  func weights() {
    #expect(weightedMean([1, 2, 10], weights: [2, 1, 0]) == 4.0 / 3)
  }

  @Test("autocorrelations of one to five, by hand")
  func correlations() {
    // Deviations −2 … 2, sum of squares 10; lag 1: 2 + 0 + 0 + 2 = 4; lag 2: 0 − 1 + 0 = −1.
    let result = autocorrelations([1, 2, 3, 4, 5], maximumLag: 2)
    #expect(largestDifference(result, [1, 0.4, -0.1]) < 1e-15)
    #expect(autocorrelations([3, 3, 3], maximumLag: 1) == [1, 0])
  }
}
