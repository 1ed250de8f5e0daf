/// One value for women and one for men.
public struct Sexes<Value: Sendable>: Sendable {
  /// The value for women.
  public var female: Value

  /// The value for men.
  public var male: Value

  /// A pair of values.
  @inlinable public init(female: Value, male: Value) {
    self.female = female
    self.male = male
  }
}

extension Sexes: Equatable where Value: Equatable {}

extension Sexes where Value == [Double] {
  /// The sum over both sexes and all ages.
  public var total: Double { female.reduce(0, +) + male.reduce(0, +) }
}
