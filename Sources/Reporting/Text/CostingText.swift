import Quantities

/// Words of the costing of measures.
enum CostingText {
  static let sheet = LocalizedText("事前测算", "Costing")
  static let moved = LocalizedText("政策调整内容", "What the measure changes")
  static let what = LocalizedText("参数或事项", "Parameter or matter")
  static let from = LocalizedText("自", "From")
  static let first = LocalizedText("变动时", "When it changes")
  static let answers = LocalizedText("随其他变动推算", "answers to another change")
  static let beside = LocalizedText("实施前后对比", "The fund without and with the measure")
  static let without = LocalizedText("不实施", "Without")
  static let with = LocalizedText("实施后", "With")
  static let endMonths = LocalizedText("年末可支付月数（个月）", "Payable months at the year's end")
  static let lowestMonths = LocalizedText("年内最低可支付月数（个月）", "Lowest payable months of the year")
  static let chance = LocalizedText(
    "当期赤字概率（变动为百分点）", "Probability of a current deficit (change in points)")
  static let nothing = LocalizedText(
    "测算期内对本基金收支没有影响。", "Nothing of the fund moves within the projection.")
  static let saves = LocalizedText(
    "各年当期结余均不减少，不属于增支减收措施。", "No year's result falls: the measure costs the fund nothing.")
  static let carried = LocalizedText(
    "实施后测算期内各年均无当期赤字（按中间值；概率见上）。",
    "With it no projected year has a current deficit (on the central path; the chances stand above)."
  )

  static func begins(_ date: LocalizedText) -> LocalizedText {
    LocalizedText("自 \(date.chinese)起影响基金收支。", "It moves cash from \(date.english).")
  }

  static func year(
    _ year: Int, income: LocalizedText, expenditure: LocalizedText, result: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      "\(year) 年收入\(income.chinese)，支出\(expenditure.chinese)，当期结余\(result.chinese)。",
      "\(year): income \(income.english), expenditure \(expenditure.english), result \(result.english)."
    )
  }

  static func end(_ year: Int, closing: LocalizedText, months: [String]) -> LocalizedText {
    LocalizedText(
      "到 \(year) 年末累计结余\(closing.chinese)；可支付月数由 \(months[0]) 变为 \(months[1])。",
      "Balance at the end of \(year): \(closing.english); payable months go from \(months[0]) to \(months[1])."
    )
  }

  /// By how much something moves; `nil` where it does not.
  static func move(_ amount: LocalizedText?) -> LocalizedText {
    amount.map { LocalizedText("变动 \($0.chinese)", $0.english) } ?? LocalizedText("不变", "unchanged")
  }

  static func chance(_ year: Int, _ before: String, _ after: String) -> LocalizedText {
    LocalizedText("\(year) 年 \(before) → \(after)", "\(year) \(before) → \(after)")
  }

  static func chances(_ list: LocalizedText) -> LocalizedText {
    LocalizedText(
      "出现当期赤字的概率：\(list.chinese)。", "Probability of a current deficit: \(list.english).")
  }

  static func outlook(_ sentence: LocalizedText) -> LocalizedText {
    LocalizedText("实施后：\(sentence.chinese)。", "With it: \(sentence.english).")
  }

  static let ask = LocalizedText(
    "基金已经或将要出现当期赤字的，出台增支减收措施前须报上级部门同意。",
    "A fund in, or heading for, a current deficit asks the level above before it decides such a measure."
  )

  static func deficits(_ with: LocalizedText, without: LocalizedText?) -> LocalizedText {
    let before =
      without.map {
        LocalizedText("不实施时为 \($0.chinese) 年", "without it in \($0.english)")
      } ?? LocalizedText("不实施时没有", "without it in none")
    return LocalizedText(
      "实施后 \(with.chinese) 年为当期赤字（\(before.chinese)）。",
      "With it there is a current deficit in \(with.english) (\(before.english)).")
  }
}
