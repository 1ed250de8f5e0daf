import Quantities

/// Takes the time of one step after the other.
struct StepWatch {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private(set) var timings: [RunOutcome.Timing] = []

  init() {
    last = clock.now
  }

  /// Ends a step.
  mutating func lap(_ step: LocalizedText) {
    let now = clock.now
    timings.append(RunOutcome.Timing(step: step, seconds: (now - last) / .seconds(1)))
    last = now
  }
}
