/// The chain ladder with its distribution-free standard errors.
///
/// Mack, Distribution-free Calculation of the Standard Error of Chain Ladder Reserve Estimates,
/// ASTIN Bulletin 23 (1993), 213–225, in the recursive form of Mack, The Standard Error of Chain
/// Ladder Reserve Estimates: Recursive Calculation and Inclusion of a Tail Factor, ASTIN Bulletin
/// 29 (1999), 361–366. With weights w = Cᵅ (α = 0 simple, 1 volume, 2 regression):
///
/// - σⱼ² = Σ w (F − fⱼ)² / (n − 1), and s.e.(fⱼ)² = σⱼ² / Σ w over the links averaged;
/// - process² of j + 1 = fⱼ² process² + Cⱼ² σⱼ² / Cⱼᵅ;
/// - parameter² of j + 1 = fⱼ² parameter² + Cⱼ² s.e.(fⱼ)²; for the total, Cⱼ is the sum over the
///   origins that are projected from development j.
///
/// All errors are in the unit of the amounts. A tail factor is one more step; its σ and standard error
/// are those of the development whose factor is nearest (1999, p. 365), the standard error that of the
/// fitted line where this is larger. That the curve may be another than the tail's is in no error.
public struct MackModel: Sendable, Equatable {
  /// The pattern used.
  public let pattern: DevelopmentPattern

  /// The estimate; that of the chain ladder.
  public let claims: UnsettledClaims

  /// σⱼ of each factor. Where one link is left, Mack's rule (1993, p. 217) extrapolates
  /// σ² = min(σⱼ₋₁⁴ / σⱼ₋₂², σⱼ₋₁², σⱼ₋₂²), or σⱼ₋₁² where nothing comes before it.
  public let sigma: [Double]

  /// Whether anything tells the spread of every factor. Where a first development has one link there
  /// is nothing; its σ is zero, and the errors say nothing.
  public let isSpreadKnown: Bool

  /// σ of the tail; zero without one.
  public let tailSigma: Double

  /// The standard error of the tail factor; zero without one.
  public let tailError: Double

  /// The standard error of each factor.
  public let factorErrors: [Double]

  /// Each origin's error from what has not happened yet.
  public let processErrors: [Double]

  /// Each origin's error from estimated factors.
  public let parameterErrors: [Double]

  /// The total's error from what has not happened yet.
  public let totalProcessError: Double

  /// The total's error from estimated factors, which all origins share.
  public let totalParameterError: Double

  /// α of the weights Cᵅ.
  let exponent: Int

  /// Each origin's standard error of the unsettled amount.
  public var standardErrors: [Double] {
    zip(processErrors, parameterErrors).map { ($0 * $0 + $1 * $1).squareRoot() }
  }

  /// The standard error of the total.
  public var totalStandardError: Double {
    (totalProcessError * totalProcessError + totalParameterError * totalParameterError)
      .squareRoot()
  }

  /// Fits the model.
  ///
  /// - Throws: `noErrorFormula` for geometric and medial averages, and what the chain ladder throws.
  public init(
    _ triangle: ClaimsTriangle, rule: DevelopmentRule = DevelopmentRule(),
    tail: DevelopmentTail = .none
  ) throws(ClaimsError) {
    exponent = try Self.exponent(rule.average)
    let ladder = try ChainLadder(triangle, rule: rule, tail: tail)
    pattern = ladder.pattern
    claims = ladder.claims
    let spread = LinkSpread(
      triangle, rule: rule, factors: ladder.pattern.factors, exponent: exponent)
    sigma = spread.sigma
    factorErrors = spread.factorErrors
    isSpreadKnown = spread.isKnown
    let beyond = TailSpread(ladder.pattern, tail: tail, spread: spread)
    tailSigma = beyond.sigma
    tailError = beyond.factorError
    let errors = ProjectionErrors(
      triangle, pattern: ladder.pattern, spread: spread, tail: beyond, exponent: exponent)
    processErrors = errors.process
    parameterErrors = errors.parameter
    totalProcessError = errors.process.reduce(0) { $0 + $1 * $1 }.squareRoot()
    totalParameterError = errors.totalParameter
  }

  private static func exponent(_ average: DevelopmentRule.Average) throws(ClaimsError) -> Int {
    switch average {
    case .simple: return 0
    case .volume: return 1
    case .regression: return 2
    case .geometric, .medial: throw .noErrorFormula
    }
  }
}
