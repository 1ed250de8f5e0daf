/// Why a payment under a budget could not be computed. Positions count from 0.
public enum PaymentError: Error, Equatable, Sendable {
  /// A value is negative where it must not be, outside its range, or not finite.
  case unusableValue(position: Int, value: Double)

  /// There are no points to divide a budget by.
  case noPoints
}
