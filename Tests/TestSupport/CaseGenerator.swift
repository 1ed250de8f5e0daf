import Statistics

/// Makes the cases of a property test: random, but the same in every run.
///
/// Each case has its own stream, named by the property and the case's number, so that a case that
/// fails can be made again alone.
public struct CaseGenerator: RandomNumberGenerator {
  private var stream: RandomStream

  /// The generator of one case of a property.
  public init(_ property: String, case number: Int = 0) {
    stream = RandomStream(
      RandomKey(seed: 20_260_101, fund: "", variable: property), path: number)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    stream.next()
  }

  /// A number strictly inside a range.
  public mutating func number(in range: ClosedRange<Double> = 0...1) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * stream.nextUniform()
  }

  /// A number whose logarithm is evenly spread; the range must be positive.
  public mutating func magnitude(in range: ClosedRange<Double>) -> Double {
    let ratio = range.upperBound / range.lowerBound
    return range.lowerBound * power(ratio, stream.nextUniform())
  }

  /// A whole number of a range, all alike likely.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// A standard normal number.
  public mutating func normal() -> Double {
    stream.nextNormal()
  }

  /// Standard normal numbers.
  public mutating func normals(_ count: Int) -> [Double] {
    (0..<count).map { _ in stream.nextNormal() }
  }
}
