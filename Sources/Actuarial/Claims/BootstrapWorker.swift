internal import Statistics

/// Runs a block of bootstrap draws at once, each step over all draws of the block.
struct BootstrapWorker {
  static let blockSize = 512

  /// The unsettled amounts of the block: one array an origin, one element a draw.
  private(set) var unsettled: [[Double]]

  /// The settlements of the block by future period, likewise; empty unless asked for.
  private(set) var settlements: [[Double]]

  private let bootstrap: ClaimsBootstrap
  private let picks: RandomField
  private let positive: GammaField
  private let negative: GammaField
  private let byCell: GammaField
  private let means: [Double]
  private let roots: [Double]

  private var uniforms: [Double] = []
  private var running: [Double] = []
  private var starts: [[Double]] = []
  private var ends: [[Double]] = []
  private var latest: [[Double]] = []

  init(_ bootstrap: ClaimsBootstrap, key: RandomKey, byPeriod: Bool) {
    func part(_ name: String) -> RandomKey {
      RandomKey(seed: key.seed, fund: key.fund, variable: key.variable + name)
    }
    self.bootstrap = bootstrap
    picks = RandomField(part("/residual"))
    positive = GammaField(part("/settlement"))
    negative = GammaField(part("/recovery"))
    byCell = GammaField(part("/cell"))
    settlements = [[Double]](repeating: [], count: byPeriod ? bootstrap.periodCount : 0)
    means = bootstrap.model.cells.map(\.fitted)
    roots = means.map { abs($0).squareRoot() }
    unsettled = [[Double]](repeating: [], count: bootstrap.originCount)
  }

  mutating func run(_ draws: Range<Int>) {
    let zeros = [Double](repeating: 0, count: draws.count)
    uniforms = zeros
    starts = [[Double]](repeating: zeros, count: bootstrap.developmentCount)
    ends = starts
    latest = [[Double]](repeating: zeros, count: bootstrap.originCount)
    drawTriangles(draws)
    turnIntoFactors()
    for period in settlements.indices { settlements[period] = zeros }
    for origin in 0..<bootstrap.originCount {
      if settlements.isEmpty { project(origin, draws) } else { projectCells(origin, draws) }
    }
  }

  /// Draws the known cells and adds up, for each development, where links start and end.
  private mutating func drawTriangles(_ draws: Range<Int>) {
    let residuals = bootstrap.residuals
    let count = Double(residuals.count)
    var cell = 0
    for origin in 0..<bootstrap.originCount {
      running = [Double](repeating: 0, count: draws.count)
      let last = bootstrap.lastKnown[origin]
      for development in 0...last {
        picks.uniforms(period: cell, paths: draws, into: &uniforms)
        let (mean, root) = (means[cell], roots[cell])
        for index in running.indices {
          running[index] += mean + root * residuals[Int(uniforms[index] * count)]
        }
        if development > 0 { Self.add(running, to: &ends[development - 1]) }
        if development < last { Self.add(running, to: &starts[development]) }
        cell += 1
      }
      latest[origin] = running
    }
  }

  private static func add(_ values: [Double], to sums: inout [Double]) {
    for index in sums.indices { sums[index] += values[index] }
  }

  /// Leaves the factor of every development in `ends`; one where a drawn volume is not positive.
  private mutating func turnIntoFactors() {
    for development in 0..<(bootstrap.developmentCount - 1) {
      for index in ends[development].indices {
        let start = starts[development][index]
        ends[development][index] = start > 0 ? ends[development][index] / start : 1
      }
    }
  }

  /// The positive and the negative future increments of an origin, with noise.
  private mutating func project(_ origin: Int, _ draws: Range<Int>) {
    var amount = latest[origin]
    var gains = [Double](repeating: 0, count: amount.count)
    var losses = gains
    for development in bootstrap.lastKnown[origin]..<(bootstrap.developmentCount - 1) {
      for index in amount.indices {
        let increment = amount[index] * (ends[development][index] - 1)
        gains[index] += max(0, increment)
        losses[index] -= min(0, increment)
        amount[index] += increment
      }
    }
    if bootstrap.addsProcessNoise && bootstrap.model.dispersion > 0 {
      let scale = bootstrap.model.dispersion
      positive.replaceMeans(&gains, scale: scale, period: origin, paths: draws)
      negative.replaceMeans(&losses, scale: scale, period: origin, paths: draws)
    }
    for index in gains.indices { gains[index] -= losses[index] }
    unsettled[origin] = gains
  }

  /// The future increments of an origin, each with noise of its own, by period and together.
  private mutating func projectCells(_ origin: Int, _ draws: Range<Int>) {
    var amount = latest[origin]
    var sum = [Double](repeating: 0, count: amount.count)
    var sizes = sum
    let addsNoise = bootstrap.addsProcessNoise && bootstrap.model.dispersion > 0
    for development in bootstrap.lastKnown[origin]..<(bootstrap.developmentCount - 1) {
      let period = bootstrap.periods[origin][development + 1]
      var increments = sum
      for index in amount.indices {
        increments[index] = amount[index] * (ends[development][index] - 1)
        amount[index] += increments[index]
      }
      if addsNoise {
        for index in sizes.indices { sizes[index] = abs(increments[index]) }
        byCell.replaceMeans(
          &sizes, scale: bootstrap.model.dispersion,
          period: origin * bootstrap.developmentCount + development, paths: draws)
        for index in sizes.indices {
          increments[index] = increments[index] < 0 ? -sizes[index] : sizes[index]
        }
      }
      Self.add(increments, to: &sum)
      Self.add(increments, to: &settlements[period])
    }
    unsettled[origin] = sum
  }
}
