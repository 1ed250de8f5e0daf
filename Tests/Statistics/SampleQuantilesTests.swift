import Statistics
import TestSupport
import Testing

@Suite("Sample quantiles")
struct SampleQuantilesTests {
  @Test("quantiles of one to five are those of the definition")
  func smallSample() {
    let quantiles = SampleQuantiles([0, 0.1, 0.5, 0.9, 1])
    let result = quantiles.of([5, 3, 1, 4, 2])
    #expect(largestDifference(result, [1, 1.4, 3, 4.6, 5]) < 1e-15)
  }

  // numpy 1.26 documents type 7 as its default; value by hand: h = 9 × 0.95 = 8.55.
  @Test("a value between two neighbours lies on the straight line")
  func interpolation() {
    let sample = (1...10).map { Double($0 * $0) }
    #expect(abs(SampleQuantiles([0.95]).of(sample)[0] - (81 + 0.55 * 19)) < 1e-12)
  }

  @Test("large samples, shared out among bins, give the values of a full sort")
  func largeSamples() {
    var cases = CaseGenerator("binned quantiles")
    for number in 0..<40 {
      let count = cases.integer(in: 2048...6000)
      var sample = cases.normals(count)
      switch number % 5 {
      case 1: sample = sample.map { ($0 * 2).rounded() }
      case 2: sample[0] = 1e12
      case 3: sample = sample.map { 7 + 1e-13 * $0 }
      case 4: sample = [Double](repeating: -2.5, count: count)
      default: break
      }
      let probabilities = (0..<cases.integer(in: 1...9)).map { _ in cases.number() } + [0, 1]
      let sorted = sample.sorted()
      let expected = probabilities.map { probability -> Double in
        let place = Double(count - 1) * probability
        let rank = min(count - 1, Int(place))
        let (lower, upper) = (sorted[rank], sorted[min(rank + 1, count - 1)])
        let fraction = place - Double(rank)
        return fraction == 0 || lower == upper
          ? lower : (1 - fraction) * lower + fraction * upper
      }
      #expect(SampleQuantiles(probabilities).of(sample) == expected)
    }
  }

  @Test("a large sample with an infinite value still has its quantiles")
  func infiniteValue() {
    var sample = (0..<3000).map(Double.init)
    sample[5] = .infinity
    #expect(SampleQuantiles([0.5, 1]).of(sample) == [1500.5, .infinity])
  }

  @Test("selection equals a full sort on samples of every kind")
  func equalsSorting() {
    var cases = CaseGenerator("quantile selection")
    for number in 0..<300 {
      let count = cases.integer(in: 1...700)
      var sample = cases.normals(count)
      switch number % 6 {
      case 1: sample = sample.map { ($0 * 2).rounded() }
      case 2: sample.sort()
      case 3: sample = sample.sorted().reversed()
      case 4: sample = [Double](repeating: 3, count: count)
      case 5: sample = sample.sorted() + sample.sorted().reversed()
      default: break
      }
      let probabilities = (0..<cases.integer(in: 1...9)).map { _ in cases.number() } + [0, 1]
      let sorted = sample.sorted()
      let expected = probabilities.map { probability in
        let place = Double(sorted.count - 1) * probability
        let rank = Int(place)
        let fraction = place - Double(rank)
        let upper = sorted[min(rank + 1, sorted.count - 1)]
        return fraction == 0 || upper == sorted[rank]
          ? sorted[rank] : (1 - fraction) * sorted[rank] + fraction * upper
      }
      #expect(SampleQuantiles(probabilities).of(sample) == expected)
    }
  }

  @Test("a sample that defeats the median of three is still selected from")
  func adversary() {
    // Musser's killer sequence: 1, k + 1, 3, k + 3, …, 2, 4, 6, ….
    let half = 5000
    var sample: [Double] = []
    for index in 1...half {
      sample.append(Double(index % 2 == 1 ? index : half + index - 1))
    }
    for index in 1...half { sample.append(Double(2 * index)) }
    let sorted = sample.sorted()
    #expect(SampleQuantiles([0.5]).of(sample) == [(sorted[half - 1] + sorted[half]) / 2])
  }

  @Test("infinite values keep their places and NaN spoils all")
  func special() {
    let sample: [Double] = [1, -.infinity, .infinity, 2, 3]
    #expect(SampleQuantiles([0, 0.5, 1]).of(sample) == [-.infinity, 2, .infinity])
    let spoilt = SampleQuantiles([0.1, 0.9]).of([1, .nan, 2])
    #expect(spoilt.allSatisfy { $0.isNaN })
  }

  @Test("one value is every quantile, and no probability asks for nothing")
  func degenerate() {
    #expect(SampleQuantiles([0, 0.3, 1]).of([7]) == [7, 7, 7])
    #expect(SampleQuantiles([]).of([7, 8]) == [])
  }

  @Test("the reordering form holds the same values afterwards")
  func reordering() {
    var cases = CaseGenerator("quantile reordering")
    let sample = cases.normals(500)
    var scratch = sample
    var span = scratch.mutableSpan
    let result = SampleQuantiles([0.05, 0.5, 0.95]).ofReordering(&span)
    #expect(result == SampleQuantiles([0.05, 0.5, 0.95]).of(sample))
    #expect(scratch.sorted() == sample.sorted())
  }
}
