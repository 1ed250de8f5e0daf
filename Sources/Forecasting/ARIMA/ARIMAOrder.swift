/// The order of a seasonal ARIMA model, (p,d,q)(P,D,Q).
///
/// φ(B)Φ(Bˢ)(1 − B)ᵈ(1 − Bˢ)ᴰ yₜ = θ(B)Θ(Bˢ) εₜ, with s the periods of a year, autoregressive
/// polynomials 1 − Σφᵢ Bⁱ and moving-average polynomials 1 + Σθᵢ Bⁱ (Box and Jenkins, *Time Series
/// Analysis*, 1976, chapter 9, with R's sign for the moving average).
public struct ARIMAOrder: Sendable, Hashable {
  /// Autoregressive terms p.
  public var autoregressive: Int
  /// Differences d.
  public var differences: Int
  /// Moving-average terms q.
  public var movingAverage: Int
  /// Seasonal autoregressive terms P.
  public var seasonalAutoregressive: Int
  /// Seasonal differences D.
  public var seasonalDifferences: Int
  /// Seasonal moving-average terms Q.
  public var seasonalMovingAverage: Int

  /// Makes an order; no number is negative.
  public init(_ p: Int, _ d: Int, _ q: Int, seasonal: (Int, Int, Int) = (0, 0, 0)) {
    precondition(
      min(p, d, q) >= 0 && min(seasonal.0, seasonal.1, seasonal.2) >= 0,
      "The numbers of an order are not negative.")
    autoregressive = p
    differences = d
    movingAverage = q
    seasonalAutoregressive = seasonal.0
    seasonalDifferences = seasonal.1
    seasonalMovingAverage = seasonal.2
  }

  /// The number of ARMA coefficients.
  public var coefficientCount: Int {
    autoregressive + movingAverage + seasonalAutoregressive + seasonalMovingAverage
  }

  /// Whether any term is seasonal.
  public var isSeasonal: Bool {
    seasonalAutoregressive + seasonalDifferences + seasonalMovingAverage > 0
  }

  /// How many values differencing uses up, d + sD, with s periods a year.
  public func lostCount(seasonLength: Int) -> Int {
    differences + seasonLength * seasonalDifferences
  }
}

extension ARIMAOrder: CustomStringConvertible, LosslessStringConvertible {
  /// `(2,0,1)(0,1,1)`, without the second part where nothing is seasonal.
  public var description: String {
    let plain = "(\(autoregressive),\(differences),\(movingAverage))"
    guard isSeasonal else { return plain }
    return plain
      + "(\(seasonalAutoregressive),\(seasonalDifferences),\(seasonalMovingAverage))"
  }

  /// Reads `2,0,1` or `2,0,1:0,1,1`, each number 0…9, and nothing else.
  public init?(_ text: String) {
    var groups: [[Int]] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      let numbers = part.split(separator: ",", omittingEmptySubsequences: false).map { piece in
        piece.utf8.count == 1 && ("0"..."9").contains(piece) ? Int(piece) : nil
      }
      let known = numbers.compactMap { $0 }
      guard known.count == 3, numbers.count == 3 else { return nil }
      groups.append(known)
    }
    guard (1...2).contains(groups.count) else { return nil }
    let season = groups.count == 2 ? (groups[1][0], groups[1][1], groups[1][2]) : (0, 0, 0)
    self.init(groups[0][0], groups[0][1], groups[0][2], seasonal: season)
  }
}
