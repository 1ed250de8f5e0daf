import Funds
import Quantities

extension Period {
  /// The period in a sentence: `2027 年 10 月`, `2027-10`.
  var words: LocalizedText {
    switch frequency {
    case .month: LocalizedText("\(year) 年 \(index) 月", "\(self)")
    case .quarter: LocalizedText("\(year) 年第 \(index) 季度", "\(self)")
    case .year: LocalizedText("\(year) 年", "\(self)")
    }
  }
}

extension Probability {
  /// The probability in whole per cent: `72%`; never `100%` or `0%`, which no simulation can know.
  var percentWords: LocalizedText {
    let percent = Int((value * 100).rounded())
    if percent == 100 { return LocalizedText("99% 以上", "over 99%") }
    if percent == 0 { return LocalizedText("不足 1%", "under 1%") }
    return LocalizedText(verbatim: "\(percent)%")
  }

  /// The Monte Carlo error in percentage points with one decimal.
  var errorWords: LocalizedText {
    let tenths = Int((standardError * 1000).rounded())
    let text = "\(tenths / 10).\(tenths % 10)"
    return LocalizedText("±\(text) 个百分点", "±\(text) percentage points")
  }
}

/// A number of payable months with the two decimals that tables print.
func monthsFigure(_ months: Double) -> String {
  let hundredths = Int((abs(months) * 100).rounded())
  let (whole, rest) = (hundredths / 100, hundredths % 100)
  return (months < 0 && hundredths > 0 ? "−" : "") + "\(whole)." + (rest < 10 ? "0" : "")
    + "\(rest)"
}

/// A number of months with one decimal, without a trailing `.0`.
func monthsWords(_ months: Double) -> String {
  let tenths = Int((abs(months) * 10).rounded())
  let sign = months < 0 && tenths > 0 ? "−" : ""
  return sign + (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)")
}
