public import Quantities
public import Tables

/// Why a monthly run could not be done.
public enum MonthlyFault: Error, Sendable {
  /// The plan, a scenario, a record or an earlier run is at fault.
  case input(InputFault)
  /// The archive cannot be written, or another run is at work in it.
  case output(OutputFault)
}
