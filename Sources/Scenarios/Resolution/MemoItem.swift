public import Quantities

/// Items of records that are neither lines nor parameters: balances, totals and memo items.
public enum MemoItem {
  /// The items by name, each with its title, whose Chinese wording may stand for the name in files.
  public static let all: [(name: String, title: LocalizedText)] = [
    ("balance.book", LocalizedText("账面结余", "Book balance")),
    ("balance.deposits", LocalizedText("可动用资金", "Deposits")),
    ("prepaid", LocalizedText("为以后年度预收的缴费", "Contributions for later cover")),
    ("payable-months", LocalizedText("可支付月数", "Payable months")),
    ("admissions", LocalizedText("住院人次", "Admissions")),
    ("totals.income", LocalizedText("收入合计", "Total income")),
    ("totals.expenditure", LocalizedText("支出合计", "Total expenditure")),
    ("accounts.income", LocalizedText("个人账户收入", "Income of the accounts")),
    ("accounts.expenditure", LocalizedText("个人账户支出", "Expenditure of the accounts")),
    ("accounts.balance", LocalizedText("个人账户结余", "Balance of the accounts")),
  ]

  /// Further words that offices have for an item.
  static func otherNames(of name: String) -> [String] {
    switch name {
    case "balance.book":
      [
        "滚存结余", "年末滚存结余", "期末滚存结余", "累计结余", "年末累计结余", "期末累计结余", "年末结余", "期末结余",
      ]
    case "payable-months": ["可支付月份"]
    default: []
    }
  }

  /// Items made of a line, by what stands before the line's name, and what of the line is meant.
  public static let ofLine: [(prefix: String, title: LocalizedText)] = [
    ("incurred", LocalizedText("（按服务发生）", "by service")),
    ("unpaid", LocalizedText("（已发生未支付）", "incurred and not paid")),
  ]

  /// The title of an item.
  public static func title(_ name: String) -> LocalizedText? {
    all.first { $0.name == name }?.title
  }
}
