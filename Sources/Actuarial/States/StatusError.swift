/// Why a population in states could not be projected.
public enum StatusError: Error, Equatable, Sendable {
  /// The population is at fault.
  case population(PopulationError)

  /// The states are at fault.
  case states(StateError)
}
