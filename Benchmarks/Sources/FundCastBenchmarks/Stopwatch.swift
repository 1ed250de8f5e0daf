import Glibc

/// Wall and processor time of a piece of work, the best of several runs.
struct Stopwatch {
  /// Seconds on the clock.
  private(set) var wall = Double.infinity
  /// Seconds of processor time, all threads together.
  private(set) var cpu = Double.infinity

  /// Times a piece of work several times.
  init(runs: Int, _ work: () async throws -> Void) async rethrows {
    for _ in 0..<runs {
      let (wallStart, cpuStart) = (Self.now(CLOCK_MONOTONIC), Self.now(CLOCK_PROCESS_CPUTIME_ID))
      try await work()
      wall = min(wall, Self.now(CLOCK_MONOTONIC) - wallStart)
      cpu = min(cpu, Self.now(CLOCK_PROCESS_CPUTIME_ID) - cpuStart)
    }
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
