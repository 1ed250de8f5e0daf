public import Funds
public import Quantities

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
  /// The probability in whole per cent: `72%`; never `100%` or `0%` where some paths differ.
  var percentWords: LocalizedText {
    let percent = Int((value * 100).rounded())
    if percent == 100 && count < paths { return LocalizedText("99% 以上", "over 99%") }
    if percent == 0 && count > 0 { return LocalizedText("不足 1%", "under 1%") }
    return LocalizedText(verbatim: "\(percent)%")
  }

  /// The Monte Carlo error in percentage points with one decimal.
  var errorWords: LocalizedText {
    let tenths = Int((standardError * 1000).rounded())
    let text = "\(tenths / 10).\(tenths % 10)"
    return LocalizedText("±\(text) 个百分点", "±\(text) percentage points")
  }
}

/// A number of months with one decimal, without a trailing `.0`.
func monthsWords(_ months: Double) -> String {
  let tenths = Int((abs(months) * 10).rounded())
  let sign = months < 0 && tenths > 0 ? "−" : ""
  return sign + (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)")
}

extension PayableMonthsDefinition {
  /// The definition in words, to be printed beside every figure.
  public func words(in model: FundModel) -> LocalizedText {
    let balance: LocalizedText =
      switch numerator {
      case .book: LocalizedText("账面结余", "book balance")
      case .deposits: LocalizedText("可动用资金", "deposits")
      case .accrual: LocalizedText("权责口径结余", "accrual balance")
      }
    let spending: LocalizedText =
      switch denominator {
      case .yearToDate: LocalizedText("本年累计月均支出", "monthly average of the year to date")
      case .trailing: LocalizedText("近 12 个月月均支出", "monthly average of the last 12 months")
      case .lastYear: LocalizedText("上年月均支出", "monthly average of last year")
      case .budget: LocalizedText("本年预算月均支出", "monthly average of this year's budget")
      case .next: LocalizedText("未来 12 个月月均支出", "monthly average of the next 12 months")
      }
    let named = model.books.filter { books.contains($0.name) }
    let isPart = !named.isEmpty && named.count < model.books.count
    let scope =
      isPart
      ? LocalizedText(
        "，" + named.map(\.title.chinese).joined(separator: "、"),
        ", " + named.map(\.title.english).joined(separator: ", ")) : LocalizedText("", "")
    let prepaid =
      excludesPrepaid
      ? LocalizedText("，不含预收保费", ", without contributions for later cover")
      : LocalizedText("", "")
    return LocalizedText(
      "\(balance.chinese) ÷ \(spending.chinese)\(scope.chinese)\(prepaid.chinese)",
      "\(balance.english) ÷ \(spending.english)\(scope.english)\(prepaid.english)")
  }
}
