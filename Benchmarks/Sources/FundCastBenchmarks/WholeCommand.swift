import Glibc

/// A command run to its end as a process of its own: its wall time and its largest memory.
struct WholeCommand {
  let arguments: [String]

  /// One finished run.
  struct Run {
    let seconds: Double
    let cpuSeconds: Double
    let megabytes: Double
    let exitCode: Int32
  }

  /// Runs the command once with its output thrown away; `nil` where it cannot be started.
  func run() -> Run? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawn(&process, arguments[0], &actions, nil, words, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { return nil }
    let wall = clock.now - start
    let cpu =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    return Run(
      seconds: wall / .seconds(1), cpuSeconds: cpu, megabytes: Double(usage.ru_maxrss) / 1024,
      exitCode: (status >> 8) & 0xFF)
  }

  /// The median of several runs after one that is not counted.
  func median(of count: Int) -> Run? {
    _ = run()
    let runs = (0..<count).compactMap { _ in run() }
    guard runs.count == count else { return nil }
    func middle(_ value: (Run) -> Double) -> Double { runs.map(value).sorted()[count / 2] }
    return Run(
      seconds: middle(\.seconds), cpuSeconds: middle(\.cpuSeconds),
      megabytes: runs.map(\.megabytes).max() ?? 0, exitCode: runs[0].exitCode)
  }
}
