import Glibc

/// One origin's step from a development to the next.
struct DevelopmentLink: Sendable, Equatable {
  let origin: Int
  let start: Double
  let end: Double

  /// The link ratio; not a number where the step starts from zero.
  var ratio: Double { start == 0 ? .nan : end / start }
}

extension DevelopmentRule {
  /// The links of a development that are averaged, oldest first: excluded, then windowed.
  func links(of triangle: ClaimsTriangle, at development: Int) -> [DevelopmentLink] {
    var links: [DevelopmentLink] = []
    for origin in triangle.origins.indices {
      let start = triangle.cumulative(origin, development)
      let end = triangle.cumulative(origin, development + 1)
      if start.isNaN || end.isNaN || excludes(origin, development) { continue }
      links.append(DevelopmentLink(origin: origin, start: start, end: end))
    }
    for exclusion in exclusions {
      switch exclusion {
      case .highest(let count): drop(count, from: &links) { $0 > $1 }
      case .lowest(let count): drop(count, from: &links) { $0 < $1 }
      case .link, .origin, .diagonal: break
      }
    }
    return window.map { Array(links.suffix($0)) } ?? links
  }

  /// The average of the links.
  ///
  /// - Throws: `noLinks`, `unusableFactor`.
  func factor(of links: [DevelopmentLink], at development: Int) throws(ClaimsError) -> Double {
    let ratios = links.map(\.ratio).filter { !$0.isNaN }
    if ratios.isEmpty { throw .noLinks(development: development) }
    let factor: Double
    switch average {
    case .volume:
      factor = links.reduce(0) { $0 + $1.end } / links.reduce(0) { $0 + $1.start }
    case .simple:
      factor = mean(ratios)
    case .regression:
      factor =
        links.reduce(0) { $0 + $1.start * $1.end } / links.reduce(0) { $0 + $1.start * $1.start }
    case .geometric:
      factor = exp(mean(ratios.map { $0 > 0 ? log($0) : .nan }))
    case .medial(let count):
      let sorted = ratios.sorted()
      factor =
        sorted.count > 2 * count ? mean(sorted[count..<(sorted.count - count)]) : mean(ratios)
    }
    guard factor > 0, factor.isFinite else {
      throw .unusableFactor(development: development, factor: factor)
    }
    return factor
  }

  private func excludes(_ origin: Int, _ development: Int) -> Bool {
    exclusions.contains { exclusion in
      switch exclusion {
      case .link(let excluded, let at): excluded == origin && at == development
      case .origin(let excluded): excluded == origin
      case .diagonal(let diagonal): origin + development + 1 == diagonal
      case .highest, .lowest: false
      }
    }
  }

  /// Leaves out the links that come first in an order of ratios, of equals the older, but for the
  /// last.
  private func drop(
    _ count: Int, from links: inout [DevelopmentLink], before: (Double, Double) -> Bool
  ) {
    for _ in 0..<max(0, count) where links.count(where: { !$0.ratio.isNaN }) > 1 {
      var chosen: Int?
      for (index, link) in links.enumerated() where !link.ratio.isNaN {
        if let best = chosen, !before(link.ratio, links[best].ratio) { continue }
        chosen = index
      }
      if let chosen { links.remove(at: chosen) }
    }
  }

  private func mean(_ values: some Collection<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
