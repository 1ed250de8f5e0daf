import Glibc
import Statistics

/// Times what a user waits for, and the parts it is made of.
///
/// Absolute times move between machines: compare figures of one run with each other. Arguments: the
/// project's folder, then the names of the sections wanted, all if there are none. Peers are run
/// beside ours where `PEER_PYTHON` names a Python that has them; their scripts are looked for in
/// `PEER_SCRIPTS`, else in `../shared/bench` beside the project.
@main
struct FundCastBenchmarks {
  static func main() async {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "--alone" {
      await ActuarialBenchmarks.alone(arguments[2])
      return
    }
    let root = arguments.count > 1 ? arguments[1] : ".."
    let sections = arguments.dropFirst(2)
    func isWanted(_ section: String) -> Bool { sections.isEmpty || sections.contains(section) }
    if isWanted("command") { commands(root) }
    if isWanted("parts") { parts() }
    if isWanted("forecasting") { forecasts(root) }
    if isWanted("actuarial") { await ActuarialBenchmarks.run(Peer(root: root)) }
  }

  /// Where the commands write.
  private static var folder: String { "/tmp/fundcast-benchmarks-\(getpid())" }

  private static func commands(_ root: String) {
    let program = root + "/.build/release/fundcast"
    let county = root + "/scenarios/example-county"
    let national = root + "/scenarios/china-national"
    print("whole command, median of 5             wall s    cpu s     MB   exit  target")
    command("--help", [program, "--help"], target: "0.05 s")
    command(
      "check county baseline", [program, "check", county + "/baseline.yaml"], target: "0.05 s")
    command(
      "run county, 10,000 paths, 3 scenarios",
      [
        program, "run", county + "/baseline.yaml", county + "/variants/contribution-450.yaml",
        county + "/variants/wage-base-plus-550.yaml", "--out", folder,
      ], target: "2 s, 300 MB")
    command(
      "run national resident and employee",
      [
        program, "run", national + "/resident.yaml", national + "/employee.yaml", "--out", folder,
      ], target: "")
    print("")
  }

  private static func parts() {
    print("parts, best of 20                          ns each")
    let field = RandomField(RandomKey(seed: 1, fund: "benchmark", variable: "normal"))
    var values = [Double](repeating: 0, count: 10_000)
    part("standard normal", per: 10_000) {
      field.normals(period: 0, paths: 0..<10_000, into: &values)
    }
    let quantiles = SampleQuantiles([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
    var kept = 0.0
    part("7 quantiles of 10,000", per: 1) { kept += quantiles.of(values)[3] }
    if kept.isNaN { print("quantiles failed") }
    print("")
  }

  private static func forecasts(_ root: String) {
    let (peer, reason) = ForecastPeer.find(
      root: root, program: root + "/.build/release/fundcast", folder: folder)
    if let peer { peer.run() } else { print(reason) }
    print("")
  }

  private static func command(_ name: String, _ arguments: [String], target: String) {
    guard let run = WholeCommand(arguments: arguments).median(of: 5) else {
      print("\(padded(name, 38)) could not be started: build with make build")
      return
    }
    let row = [
      padded(name, 38), fixed(run.seconds, 3, 7), fixed(run.cpuSeconds, 3, 8),
      fixed(run.megabytes, 0, 6), padded("   \(run.exitCode)", 6), target,
    ]
    print(row.joined(separator: " "))
  }

  private static func part(_ name: String, per count: Double, _ work: () -> Void) {
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<20 {
      let start = clock.now
      work()
      best = min(best, (clock.now - start) / .nanoseconds(1))
    }
    print("\(padded(name, 38)) \(fixed(best / count, 1, 12))")
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func fixed(_ value: Double, _ decimals: Int, _ width: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let count = Int((value * scale).rounded())
    var digits = String(count)
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
