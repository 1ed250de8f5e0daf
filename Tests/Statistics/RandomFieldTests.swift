import Statistics
import TestSupport
import Testing

@Suite("Random field")
struct RandomFieldTests {
  let field = RandomField(RandomKey(seed: 42, fund: "resident", variable: "inpatient cost"))

  @Test("the number of a path does not depend on the range asked for")
  func rangesDoNotMatter() {
    var whole = [Double](repeating: 0, count: 1000)
    var wholeNormals = whole
    field.uniforms(period: 24_312, draw: 3, paths: 0..<1000, into: &whole)
    field.normals(period: 24_312, draw: 3, paths: 0..<1000, into: &wholeNormals)
    var cases = CaseGenerator("field ranges")
    for _ in 0..<200 {
      let start = cases.integer(in: 0...999)
      let end = cases.integer(in: start...1000)
      var part = [Double](repeating: 0, count: end - start)
      field.uniforms(period: 24_312, draw: 3, paths: start..<end, into: &part)
      #expect(part == Array(whole[start..<end]))
      field.normals(period: 24_312, draw: 3, paths: start..<end, into: &part)
      #expect(part == Array(wholeNormals[start..<end]))
    }
    for path in 0..<1000 {
      #expect(field.uniform(period: 24_312, draw: 3, path: path) == whole[path])
      #expect(field.normal(period: 24_312, draw: 3, path: path) == wholeNormals[path])
    }
  }

  @Test("seed, fund, variable, period, path and draw each change the number")
  func everyPartMatters() {
    let number = field.uniform(period: 5, draw: 1, path: 9)
    #expect(field.uniform(period: 6, draw: 1, path: 9) != number)
    #expect(field.uniform(period: -5, draw: 1, path: 9) != number)
    #expect(field.uniform(period: 5, draw: 2, path: 9) != number)
    #expect(field.uniform(period: 5, draw: 1, path: 8) != number)
    for key in [
      RandomKey(seed: 43, fund: "resident", variable: "inpatient cost"),
      RandomKey(seed: 42, fund: "employee", variable: "inpatient cost"),
      RandomKey(seed: 42, fund: "resident", variable: "outpatient cost"),
      RandomKey(seed: 42, fund: "inpatient cost", variable: "resident"),
      RandomKey(seed: 42, fund: "", variable: "residentinpatient cost"),
    ] {
      #expect(RandomField(key).uniform(period: 5, draw: 1, path: 9) != number)
    }
  }

  @Test("the numbers of a key never change from one release to the next")
  func pinned() {
    #expect(field.key.bits == 0x6096_BB66_9083_CA72)
    #expect(field.uniform(period: 0, path: 0) == 0.3846459310340652)
    #expect(field.uniform(period: 1, draw: 2, path: 3) == 0.42522523783303734)
    var stream = field.stream(period: 1, draw: 2, path: 3)
    #expect(stream.next() == 0x563A_1BB3_D01F_A470)
  }

  @Test("normals have the moments of the normal distribution")
  func moments() {
    var values = [Double](repeating: 0, count: 200_000)
    field.normals(period: 1, paths: 0..<200_000, into: &values)
    // Four standard errors: 4 / √n for the mean, 4 √(2 / n) for the variance.
    #expect(abs(sampleMean(values)) < 0.009)
    #expect(abs(sampleVariance(values) - 1) < 0.0127)
    let correlations = autocorrelations(values, maximumLag: 3)
    for lag in 1...3 { #expect(abs(correlations[lag]) < 0.009) }
  }

  @Test("neighbouring periods and draws are uncorrelated")
  func independence() {
    let count = 50_000
    var first = [Double](repeating: 0, count: count)
    var second = first
    field.normals(period: 1, paths: 0..<count, into: &first)
    for (period, draw) in [(2, 0), (1, 1)] {
      field.normals(period: period, draw: draw, paths: 0..<count, into: &second)
      let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
      #expect(abs(product) < 0.018)
    }
  }

  @Test("the last paths there are can be asked for")
  func lastPaths() {
    var values = [0.0, 0, 0]
    field.uniforms(period: 0, paths: ((1 << 32) - 3)..<(1 << 32), into: &values)
    #expect(values[2] == field.uniform(period: 0, path: (1 << 32) - 1))
  }
}

@Suite("Random stream")
struct RandomStreamTests {
  let key = RandomKey(seed: 1, fund: "f", variable: "v")

  @Test("a stream repeats itself and differs from those of other places")
  func places() {
    func firstThree(_ period: Int, _ draw: Int, _ path: Int) -> [Double] {
      var stream = RandomStream(key, period: period, draw: draw, path: path)
      return [stream.nextUniform(), stream.nextUniform(), stream.nextNormal()]
    }
    let base = firstThree(1, 2, 3)
    #expect(firstThree(1, 2, 3) == base)
    #expect(firstThree(0, 2, 3) != base)
    #expect(firstThree(1, 0, 3) != base)
    #expect(firstThree(1, 2, 2) != base)
  }

  @Test("a stream shares no number with its field")
  func apartFromField() {
    var stream = RandomStream(key)
    let field = RandomField(key)
    let fieldNumbers = Set((0..<1000).map { field.uniform(period: 0, path: $0) })
    for _ in 0..<1000 { #expect(!fieldNumbers.contains(stream.nextUniform())) }
  }

  @Test("uniform numbers are uniform")
  func uniform() {
    var stream = RandomStream(key)
    let values = (0..<10_000).map { _ in stream.nextUniform() }
    #expect(abs(sampleMean(values) - 0.5) < 0.0116)
    #expect(abs(sampleVariance(values) - 1 / 12.0) < 0.003)
  }
}

@Suite("Stable hash")
struct StableHashTests {
  @Test("a text has the same hash for ever")
  func pinned() {
    // mixed(FNV-1a); FNV-1a of "" is cbf29ce484222325 and of "a" af63dc4c8601ec8c (RFC 9923).
    #expect(stableHash("") == 0xF52A_15E9_A9B5_E89B)
    #expect(stableHash("a") == 0x02C0_BDBF_4814_20F8)
    #expect(stableHash("居民个人缴费标准") == 0xF624_7835_2514_E342)
  }

  @Test("texts that differ in one letter differ in about half of the bits")
  func avalanche() {
    var total = 0
    for index in 0..<200 {
      total += (stableHash("line \(index)") ^ stableHash("line \(index + 1)")).nonzeroBitCount
    }
    #expect(abs(Double(total) / 200 - 32) < 1.5)
  }
}
