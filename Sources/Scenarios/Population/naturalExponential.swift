import Glibc

/// eˣ.
func naturalExponential(_ x: Double) -> Double { exp(x) }

/// The natural logarithm, of at least 10⁻⁹.
func safeLogarithm(_ x: Double) -> Double { log(max(x, 1e-9)) }
