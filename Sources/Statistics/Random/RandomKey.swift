/// What a random number belongs to: a run's seed, a fund and a variable.
///
/// Numbers are found by name, never by the order of asking: two scenarios that share seed, fund and
/// variable share their luck, and a new variable leaves that of the others alone.
public struct RandomKey: Sendable, Hashable {
  /// The seed of the run.
  public let seed: UInt64

  /// The fund's name; empty where the shock is common to all.
  public let fund: String

  /// The variable's name.
  public let variable: String

  /// The key of the generator, made from the three.
  public let bits: UInt64

  /// A key from its three parts, each of which may be anything.
  public init(seed: UInt64, fund: String, variable: String) {
    self.seed = seed
    self.fund = fund
    self.variable = variable
    let seeded = mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    self.bits = mixed(mixed(seeded ^ stableHash(fund)) &+ stableHash(variable))
  }
}
