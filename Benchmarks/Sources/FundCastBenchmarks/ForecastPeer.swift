import Glibc

/// The same forecasts made by the command and by a peer, start-up counted on both sides.
///
/// The peer is statsforecast 2.1.1 through `peer_forecast.py` in the reference folder beside the
/// project; `PEER_PYTHON` names the Python that has it. `PEER_EVERY` takes every so many series.
struct ForecastPeer {
  /// A method of ours and the peer's model, with a stride for those that take the peer minutes.
  private struct Pair {
    let name: String
    let method: String
    let model: String
    let every: Int
  }

  private static let pairs = [
    Pair(name: "ETS, form chosen", method: "ets", model: "AutoETS", every: 1),
    Pair(name: "CES, form chosen", method: "ces", model: "AutoCES", every: 1),
    Pair(name: "Theta, dynamic optimised", method: "theta", model: "DOTM", every: 1),
    Pair(name: "ARIMA, order chosen", method: "arima", model: "AutoARIMA", every: 10),
    Pair(
      name: "combination", method: "auto", model: "AutoCES+AutoETS+AutoARIMA+DOTM", every: 10),
  ]

  let program: String
  let python: String
  let script: String
  let data: String
  let folder: String
  let every: Int

  /// The comparison, `nil` with the reason where the peer or its data are not there.
  static func find(root: String, program: String, folder: String) -> (ForecastPeer?, String) {
    let shared = root + "/../shared"
    let script = shared + "/bench/peer_forecast.py"
    let data = shared + "/data/forecasting/m3_monthly_train.csv"
    guard let given = getenv("PEER_PYTHON") else {
      return (nil, "PEER_PYTHON names no Python with statsforecast: the peer is passed over")
    }
    for path in [String(cString: given), script, data] where access(path, R_OK) != 0 {
      return (nil, "\(path) is not there: the peer is passed over")
    }
    let stride = getenv("PEER_EVERY").flatMap { Int(String(cString: $0)) } ?? 1
    return (
      ForecastPeer(
        program: program, python: String(cString: given), script: script, data: data,
        folder: folder, every: max(stride, 1)), ""
    )
  }

  /// Runs every pair and prints a row each.
  func run() {
    print(
      "same forecasts, h = 18, 2 jobs       series    s (cpu s)   peer s (cpu s)  MB  ratio (cpu)")
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { return }
    for pair in ForecastPeer.pairs {
      let every = every * pair.every
      let input = folder + "/series.csv"
      let count = subset(every: every, to: input)
      let ours = WholeCommand(arguments: [
        program, "forecast", input, "--horizon", "18", "--method", pair.method, "--out",
        folder + "/ours.csv", "--quiet",
      ])
      _ = ours.run()
      guard let own = ours.run(), own.exitCode == 0 else {
        print("\(FundCastBenchmarks.padded(pair.name, 34)) not among the methods of this build")
        continue
      }
      let theirs = WholeCommand(arguments: [
        python, script, pair.model, input, "18", folder + "/peer.csv", "--jobs", "2",
      ])
      guard let other = theirs.run(), other.exitCode == 0 else {
        print("\(FundCastBenchmarks.padded(pair.name, 34)) the peer failed")
        continue
      }
      func two(_ first: Double, _ second: Double) -> String {
        FundCastBenchmarks.fixed(first, 2, 7) + " (" + FundCastBenchmarks.fixed(second, 2, 6) + ")"
      }
      print(
        FundCastBenchmarks.padded(pair.name, 34), FundCastBenchmarks.padded("\(count)", 6),
        two(own.seconds, own.cpuSeconds), two(other.seconds, other.cpuSeconds),
        FundCastBenchmarks.fixed(own.megabytes, 0, 4),
        FundCastBenchmarks.fixed(other.seconds / own.seconds, 1, 5),
        "(" + FundCastBenchmarks.fixed(other.cpuSeconds / own.cpuSeconds, 1, 5) + ")")
    }
  }

  /// Writes every so many series of the data to a file; how many.
  private func subset(every: Int, to path: String) -> Int {
    guard let source = fopen(data, "r"), let target = fopen(path, "w") else { return 0 }
    defer {
      fclose(source)
      fclose(target)
    }
    var buffer = [CChar](repeating: 0, count: 4096)
    var (names, current, isHead) = (0, "", true)
    while fgets(&buffer, Int32(buffer.count), source) != nil {
      let line = String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let name = String(line.prefix { $0 != "," })
      if !isHead && name != current { (names, current) = (names + 1, name) }
      if isHead || (names - 1) % every == 0 { fputs(line, target) }
      isHead = false
    }
    return (names + every - 1) / every
  }
}
