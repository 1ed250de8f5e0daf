// The three pieces of AS 241, each a quotient of polynomials of degree seven, summed in pairs.

/// How far from one half the probabilities of the central piece reach.
let centralHalfWidth = 0.425

/// Up to where the second piece reaches in √(−ln of the tail's probability).
let nearTailDepth = 5.0

/// The quantiles of probabilities at most 0.425 from one half, from that signed distance.
@inline(__always)
func centralQuantiles(_ distance: SIMD2<Double>) -> SIMD2<Double> {
  let r = SIMD2(repeating: 0.180625) - distance * distance
  let powers = Powers(r)
  let numerator = powers.sum(
    3.387_132_872_796_366_608_0, 1.331_416_678_917_843_774_5e2, 1.971_590_950_306_551_442_7e3,
    1.373_169_376_550_946_112_5e4, 4.592_195_393_154_987_145_7e4, 6.726_577_092_700_870_085_3e4,
    3.343_057_558_358_812_810_5e4, 2.509_080_928_730_122_672_7e3)
  let denominator = powers.sum(
    1, 4.231_333_070_160_091_125_2e1, 6.871_870_074_920_579_083_0e2,
    5.394_196_021_424_751_107_7e3, 2.121_379_430_158_659_586_7e4, 3.930_789_580_009_271_061_0e4,
    2.872_908_573_572_194_267_4e4, 5.226_495_278_852_854_561_0e3)
  return distance * numerator / denominator
}

/// The sizes of quantiles in the tails from depths √(−ln tail) of at most 5.
@inline(__always)
func nearTailQuantiles(_ depth: SIMD2<Double>) -> SIMD2<Double> {
  let powers = Powers(depth - SIMD2(repeating: 1.6))
  let numerator = powers.sum(
    1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_90, 5.769_497_221_460_691_405_50,
    3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 2.417_807_251_774_506_117_70e-1,
    2.272_384_498_926_918_458_33e-2, 7.745_450_142_783_414_076_40e-4)
  let denominator = powers.sum(
    1, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_40,
    6.897_673_349_851_000_045_50e-1, 1.481_039_764_274_800_745_90e-1,
    1.519_866_656_361_645_719_66e-2, 5.475_938_084_995_344_946_00e-4,
    1.050_750_071_644_416_843_24e-9)
  return numerator / denominator
}

/// The size of a quantile whose depth exceeds 5: a probability below 1.4 × 10⁻¹¹.
@inline(never)
func farQuantile(_ depth: Double) -> Double {
  let powers = Powers(SIMD2(repeating: depth - 5))
  let numerator = powers.sum(
    6.657_904_643_501_103_777_20, 5.463_784_911_164_114_369_90, 1.784_826_539_917_291_335_80,
    2.965_605_718_285_048_912_30e-1, 2.653_218_952_657_612_309_30e-2,
    1.242_660_947_388_078_438_60e-3, 2.711_555_568_743_487_578_15e-5,
    2.010_334_399_292_288_132_65e-7)
  let denominator = powers.sum(
    1, 5.998_322_065_558_879_376_90e-1, 1.369_298_809_227_358_053_10e-1,
    1.487_536_129_085_061_485_25e-2, 7.868_691_311_456_132_591_00e-4,
    1.846_318_317_510_054_681_80e-5, 1.421_511_758_316_445_888_70e-7,
    2.044_263_103_389_939_785_64e-15)
  return (numerator / denominator)[0]
}

/// The powers of a variable that a polynomial of degree seven needs, summed in pairs (Estrin).
private struct Powers {
  let first: SIMD2<Double>
  let second: SIMD2<Double>
  let fourth: SIMD2<Double>

  @inline(__always)
  init(_ variable: SIMD2<Double>) {
    first = variable
    second = variable * variable
    fourth = second * second
  }

  /// c₀ + c₁ r + … + c₇ r⁷.
  @inline(__always)
  func sum(
    _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double, _ c5: Double,
    _ c6: Double, _ c7: Double
  ) -> SIMD2<Double> {
    let low = pair(c0, c1) + second * pair(c2, c3)
    let high = pair(c4, c5) + second * pair(c6, c7)
    return low + fourth * high
  }

  @inline(__always)
  private func pair(_ constant: Double, _ slope: Double) -> SIMD2<Double> {
    SIMD2(repeating: constant) + SIMD2(repeating: slope) * first
  }
}
