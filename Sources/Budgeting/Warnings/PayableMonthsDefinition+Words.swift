public import Funds
public import Quantities

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
