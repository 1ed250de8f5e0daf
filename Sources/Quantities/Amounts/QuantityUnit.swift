/// What a number counts: money, persons, cases, time, or a plain share, and their quotients.
///
/// A unit is written as numerators and denominators, `元/人·年` or `万人次`. It keeps its scale to
/// the base units (currency unit, person, case, year) so that values are converted once, at the
/// door.
public struct QuantityUnit: Sendable, Hashable {
  /// How a value given in this unit is applied.
  public enum Kind: String, Sendable, Hashable {
    /// A plain quantity: 430 元/人·年.
    case plain
    /// A relative share: 5 %.
    case percent
    /// An absolute shift of a share: 0.5 个百分点.
    case percentagePoint
  }

  /// The powers of the base quantities.
  public struct Powers: Sendable, Hashable {
    /// The power of the currency unit.
    public var money = 0
    /// The power of persons.
    public var persons = 0
    /// The power of cases 人次.
    public var cases = 0
    /// The power of years.
    public var years = 0

    /// Makes powers of the base quantities; those not named are zero.
    public init(money: Int = 0, persons: Int = 0, cases: Int = 0, years: Int = 0) {
      self.money = money
      self.persons = persons
      self.cases = cases
      self.years = years
    }

    /// The powers of a product.
    public static func * (left: Powers, right: Powers) -> Powers {
      Powers(
        money: left.money + right.money, persons: left.persons + right.persons,
        cases: left.cases + right.cases, years: left.years + right.years)
    }
  }

  /// How a value in this unit is applied: as it is, relatively, or as a shift of a share.
  public let kind: Kind
  /// The base quantities the unit is made of.
  public let powers: Powers

  /// How many base units one of this unit is.
  public let scale: Double

  /// The unit as written, without spaces.
  public let symbol: String

  /// The currency of a unit of money; `nil` where the unit has none.
  public let currency: Currency?

  /// Whether amounts in two units may stand for one another: the same quantities, money of the same
  /// currency.
  public func counts(like other: QuantityUnit) -> Bool {
    powers == other.powers && currency == other.currency
  }

  /// Reads a unit such as `元/人·年`, `亿元`, `%`, `个百分点`, `万人次`, `million USD`.
  public init?(_ text: some StringProtocol) {
    self.init(part: Substring(text))
  }

  private init?(part text: Substring) {
    let symbol = String(text.filter { !$0.isWhitespace })
    guard !symbol.isEmpty else { return nil }
    if let fixed = QuantityUnit.fixed[symbol] {
      (kind, powers, scale) = fixed
      self.symbol = symbol
      currency = nil
      return
    }
    let sides = symbol.split(separator: "/", omittingEmptySubsequences: false)
    guard sides.count <= 2 else { return nil }
    var powers = Powers()
    var scale = 1.0
    var currency: Currency?
    for (index, side) in sides.enumerated() {
      for factor in side.split(separator: "·", omittingEmptySubsequences: false) {
        guard let (factorPowers, factorScale, own) = QuantityUnit.factor(factor) else { return nil }
        currency = currency ?? own
        let sign = index == 0 ? 1 : -1
        powers.money += sign * factorPowers.money
        powers.persons += sign * factorPowers.persons
        powers.cases += sign * factorPowers.cases
        powers.years += sign * factorPowers.years
        scale = index == 0 ? scale * factorScale : scale / factorScale
      }
    }
    self.kind = .plain
    self.powers = powers
    self.scale = scale
    self.symbol = symbol
    self.currency = currency
  }

  private static let fixed: [String: (Kind, Powers, Double)] = [
    "%": (.percent, Powers(), 0.01), "％": (.percent, Powers(), 0.01),
    "‰": (.percent, Powers(), 0.001),
    "%/年": (.percent, Powers(years: -1), 0.01), "%/year": (.percent, Powers(years: -1), 0.01),
    "个百分点": (.percentagePoint, Powers(), 0.01), "百分点": (.percentagePoint, Powers(), 0.01),
    "pp": (.percentagePoint, Powers(), 0.01),
    "1": (.plain, Powers(), 1),
  ]

  private static func factor(_ text: Substring) -> (Powers, Double, Currency?)? {
    let prefixes: [(String, Double)] = [
      ("百万", 1e6), ("十亿", 1e9), ("千", 1e3), ("万", 1e4), ("亿", 1e8), ("million", 1e6),
      ("billion", 1e9), ("thousand", 1e3),
    ]
    if let base = bases[String(text)] { return (base.0, base.1, currencies[String(text)]) }
    for (prefix, scale) in prefixes where text.hasPrefix(prefix) {
      let name = String(text.dropFirst(prefix.count))
      if let base = bases[name] { return (base.0, base.1 * scale, currencies[name]) }
    }
    return nil
  }

  private static let currencies: [String: Currency] = [
    "元": .yuan, "分": .yuan, "yuan": .yuan, "CNY": .yuan, "美元": .dollar, "USD": .dollar,
    "CHF": .franc,
  ]

  private static let bases: [String: (Powers, Double)] = [
    "元": (Powers(money: 1), 1), "分": (Powers(money: 1), 0.01), "yuan": (Powers(money: 1), 1),
    "CNY": (Powers(money: 1), 1), "美元": (Powers(money: 1), 1), "USD": (Powers(money: 1), 1),
    "CHF": (Powers(money: 1), 1),
    "人": (Powers(persons: 1), 1), "person": (Powers(persons: 1), 1),
    "persons": (Powers(persons: 1), 1),
    "人次": (Powers(cases: 1), 1), "次": (Powers(cases: 1), 1), "case": (Powers(cases: 1), 1),
    "cases": (Powers(cases: 1), 1),
    "年": (Powers(years: 1), 1), "year": (Powers(years: 1), 1), "years": (Powers(years: 1), 1),
    "季": (Powers(years: 1), 0.25), "季度": (Powers(years: 1), 0.25),
    "quarter": (Powers(years: 1), 0.25),
    "月": (Powers(years: 1), 1.0 / 12), "个月": (Powers(years: 1), 1.0 / 12),
    "month": (Powers(years: 1), 1.0 / 12), "months": (Powers(years: 1), 1.0 / 12),
    "天": (Powers(years: 1), 1.0 / 360), "日": (Powers(years: 1), 1.0 / 360),
    "day": (Powers(years: 1), 1.0 / 360), "days": (Powers(years: 1), 1.0 / 360),
  ]
}

extension QuantityUnit: CustomStringConvertible {
  /// The unit as people write it: `元/人·年`, `million USD`.
  public var description: String {
    let words = ["million", "billion", "thousand"]
    guard let word = words.first(where: { symbol.hasPrefix($0) && symbol != $0 }) else {
      return symbol
    }
    return word + " " + symbol.dropFirst(word.count)
  }
}
