import Glibc

/// eˣ − 1, accurate for a small x.
func expMinusOne(_ x: Double) -> Double { expm1(x) }

/// log(p / (1 − p)).
func logit(_ probability: Double) -> Double { log(probability / (1 - probability)) }

/// 1 / (1 + e⁻ˣ).
func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// eˣ.
func exponential(_ x: Double) -> Double { exp(x) }

/// log(1 + x), accurate for a small x.
func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

/// The natural logarithm.
func naturalLogarithm(_ x: Double) -> Double { log(x) }
