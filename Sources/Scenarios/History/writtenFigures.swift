import Quantities

/// An amount in a unit with two decimals.
func decimal(_ amount: Double, in unit: QuantityUnit) -> String {
  let hundredths = (amount / unit.scale * 100).rounded(.toNearestOrAwayFromZero)
  guard abs(hundredths) < 9e17 else { return "\(amount)" }
  let sign = hundredths < 0 ? "−" : ""
  return sign + Money(minorUnits: Int64(abs(hundredths))).description
}

/// An amount in a unit with two decimals, and the unit.
func amount(_ amount: Double, in unit: QuantityUnit) -> String {
  "\(decimal(amount, in: unit)) \(unit)"
}

/// A share in per cent with one decimal at most.
func percent(_ share: Double) -> String {
  ParameterQuantity.plain((share * 1000).rounded() / 10) + " %"
}
