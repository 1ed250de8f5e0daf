import Statistics
import Testing

/// Expects 4,000 drawn values to lie as near to the distribution as chance allows: the largest
/// distance of the two cumulative curves, Kolmogorov and Smirnov's, exceeds 1.95 / √n once in a
/// thousand times, and the stream is always the same.
func expectDraws(
  of distribution: some ContinuousDistribution, follow name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var stream = RandomStream(RandomKey(seed: 7, fund: "", variable: name))
  let count = 4000
  let values = (0..<count).map { _ in distribution.draw(from: &stream) }.sorted()
  var distance = 0.0
  for (index, value) in values.enumerated() {
    let expected = distribution.cumulative(value)
    distance = max(
      distance, abs(expected - Double(index) / Double(count)),
      abs(expected - Double(index + 1) / Double(count)))
  }
  #expect(
    distance < 1.95 / Double(count).squareRoot(), "The distance is \(distance).",
    sourceLocation: sourceLocation)
}
