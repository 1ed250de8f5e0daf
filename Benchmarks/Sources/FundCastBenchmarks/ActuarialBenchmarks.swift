import Actuarial
import Glibc
import LinearAlgebra
import Statistics

/// The actuarial work beside its peers' and beside the machine's limits.
///
/// Peers are timed by their own scripts in processor seconds of one thread; ours in processor seconds
/// too, and on the clock with two tasks. Ratios are of processor seconds, so that a busy machine
/// does not move them much.
enum ActuarialBenchmarks {
  static func run(_ peer: Peer?) async {
    LinearAlgebraRuntime.useFittingKernel()
    LinearAlgebraRuntime.useOneThread()
    print("actuarial, best of several                  wall s    cpu s   peer s   ratio  target")
    // First, since a process starts out with the memory of the one that started it.
    memory("nothing", "memory of a process that does nothing", target: "")
    memory("cohort", "states, common, with populations and result", target: "")
    memory("bootstrap", "bootstrap", target: "50 MB")
    if peer == nil { print("(peers skipped: PEER_PYTHON names no Python)") }
    do {
      try await cohorts(peer)
      try await bootstrap(peer)
      try await triangles()
    } catch {
      print("actuarial work failed: \(error)")
    }
    print("")
  }

  /// One piece of work as a process of its own, to see its memory.
  static func alone(_ work: String) async {
    LinearAlgebraRuntime.useFittingKernel()
    LinearAlgebraRuntime.useOneThread()
    do {
      switch work {
      case "bootstrap": _ = try drawReference(RandomKey(seed: 1, fund: "", variable: "alone"))
      case "nothing": break
      case "cohort": _ = try await CohortWork().common(tasks: 2)
      default: print("unknown work \(work)")
      }
    } catch {
      print("\(work) failed: \(error)")
    }
  }

  // MARK: Cohorts

  private static func cohorts(_ peer: Peer?) async throws {
    let work = try CohortWork()
    let output = peer?.output("numpy_cohort.py")
    let common = await Stopwatch(runs: 10) { _ = await work.common(tasks: 1) }
    let both = await Stopwatch(runs: 10) { _ = await work.common(tasks: 2) }
    line(
      "states 800 × 2 × 101 × 6 × 120, common", both.wall, common.cpu,
      output.flatMap { Peer.number(after: "blocked layout", in: $0) }, "≥ 2.5")
    let packed = try work.ownTransitions()
    let own = try await Stopwatch(runs: 8) { _ = try await work.own(packed, tasks: 1) }
    let two = try await Stopwatch(runs: 8) { _ = try await work.own(packed, tasks: 2) }
    line(
      "the same, matrices of each fund's own", two.wall, own.cpu,
      output.flatMap { Peer.number(after: "fund-specific matrices", in: $0) }, "≥ 5 on 2 cores")
    let product = await productRate()
    let triad = await triadRate()
    let (commonRate, ownRate) = (
      work.commonOperations / common.cpu / 1e9, work.ownOperations / own.cpu / 1e9
    )
    note("kernel \(LinearAlgebraRuntime.kernelName), product of 768 × 768", product, "GFLOP/s")
    note("common: readings of all funds", commonRate, "GFLOP/s", share: commonRate / product)
    note("own: steps of all funds", ownRate, "GFLOP/s", share: ownRate / product)
    note("own: matrices read", work.ownBytes / own.cpu / 1e9, "GB/s")
    note("triad of three arrays of 160 MB", triad, "GB/s")
  }

  /// The rate of a large product on one thread, in GFLOP/s.
  private static func productRate() async -> Double {
    let square = Matrix(rows: 768, columns: 768) { Double(($0 + 2 * $1) % 7) }
    var kept = 0.0
    let time = await Stopwatch(runs: 8) { kept += (square * square)[0, 0] }
    if kept < 0 { print("product failed") }
    return 2 * 768 * 768 * 768 / time.cpu / 1e9
  }

  /// The rate of a = b + 3 c on one thread, in GB/s.
  private static func triadRate() async -> Double {
    let count = 20_000_000
    let (b, c) = ([Double](repeating: 1, count: count), [Double](repeating: 2, count: count))
    var a = [Double](repeating: 0, count: count)
    let time = await Stopwatch(runs: 5) {
      for index in a.indices { a[index] = b[index] + 3 * c[index] }
    }
    if a[count / 2] != 7 { print("triad failed") }
    return 24 * Double(count) / time.cpu / 1e9
  }

  // MARK: Unsettled claims

  private static func reference() throws -> ClaimsTriangle {
    try ClaimsTriangle(
      rows: [
        [5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834],
        [106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704],
        [3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466],
        [5655, 11555, 15766, 21266, 23425, 26083, 27067], [1092, 9565, 15836, 22169, 25955, 26180],
        [1513, 6445, 11702, 12935, 15852], [557, 4020, 10946, 12314], [1351, 6947, 13112],
        [3133, 5395], [2063],
      ], measure: .cumulative)
  }

  private static func drawReference(_ key: RandomKey) throws -> BootstrapOutcome {
    try ClaimsBootstrap(reference()).draw(0..<10_000, key: key)
  }

  private static func bootstrap(_ peer: Peer?) async throws {
    let output = peer?.output("chainladder_bootstrap.py")
    var spread = 0.0
    let time = try await Stopwatch(runs: 5) {
      spread = try drawReference(RandomKey(seed: 1, fund: "", variable: "benchmark"))
        .standardDeviation()
    }
    line(
      "bootstrap, 10,000 draws of 10 × 10", time.wall, time.cpu,
      output.flatMap { Peer.number(after: "10k cpu s", in: $0) }, "≥ 20")
    if !(spread > 0) { print("bootstrap failed") }
    let byPeriod = try await Stopwatch(runs: 5) {
      _ = try ClaimsBootstrap(reference()).draw(
        0..<10_000, key: RandomKey(seed: 1, fund: "", variable: "benchmark"), byPeriod: true)
    }
    line("the same, by future period", byPeriod.wall, byPeriod.cpu, nil, "")
  }

  private static func triangles() async throws {
    var stream = RandomStream(RandomKey(seed: 1, fund: "benchmark", variable: "triangle"))
    let rows = (0..<120).map { origin in
      (0..<(120 - origin)).map { development -> Double? in
        let step = Double(development + 1)
        return 1_000 / (step * step) * (0.5 + stream.nextUniform())
      }
    }
    var sum = 0.0
    let time = try await Stopwatch(runs: 3) {
      for _ in 0..<500 {
        sum += try MackModel(ClaimsTriangle(rows: rows, measure: .incremental)).totalStandardError
      }
    }
    line("Mack, 500 triangles of 120 × 120", time.wall, time.cpu, nil, "2 s")
    let whole = try await Stopwatch(runs: 2) {
      for _ in 0..<500 {
        let triangle = try ClaimsTriangle(rows: rows, measure: .incremental)
        let errors = try RunOffErrors(triangle, MackModel(triangle))
        sum += errors.totalStandardError
      }
    }
    line("the same, with the errors of each month", whole.wall, whole.cpu, nil, "2 s")
    if !(sum > 0) { print("triangles failed") }
  }

  // MARK: Printing

  private static func line(
    _ name: String, _ wall: Double, _ cpu: Double, _ peer: Double?, _ target: String
  ) {
    let row = [
      FundCastBenchmarks.padded(name, 42), FundCastBenchmarks.fixed(wall, 4, 8),
      FundCastBenchmarks.fixed(cpu, 4, 8),
      peer.map { FundCastBenchmarks.fixed($0, 3, 8) } ?? "       –",
      peer.map { FundCastBenchmarks.fixed($0 / cpu, 1, 7) } ?? "      –", " " + target,
    ]
    print(row.joined(separator: " "))
  }

  private static func note(_ name: String, _ value: Double, _ unit: String, share: Double? = nil) {
    let part = share.map { ", \(FundCastBenchmarks.fixed(100 * $0, 0, 1)) % of it" } ?? ""
    print(
      "  " + FundCastBenchmarks.padded(name, 40) + " " + FundCastBenchmarks.fixed(value, 1, 8)
        + " " + unit + part)
  }

  private static func memory(_ work: String, _ name: String, target: String) {
    let arguments = [CommandLine.arguments[0], "--alone", work]
    guard let run = WholeCommand(arguments: arguments).median(of: 1) else { return }
    print(
      "  " + FundCastBenchmarks.padded(name, 40) + " "
        + FundCastBenchmarks.fixed(run.megabytes, 0, 8) + " MB   " + target)
  }
}
