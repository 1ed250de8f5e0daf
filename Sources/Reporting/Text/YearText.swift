import Funds
import Quantities

/// Words of years and answers.
enum YearText {
  static let answersNote = LocalizedText(
    "几个问题不可混用：当期赤字看当年收支，用尽看历年结余；月份概率指到该月累计收支差为负，或到该月为止已用尽；持续到年末的，指从该月或更早起直到年末都为负，因此低于该年出现当期赤字的概率。"
      + "首次最可能的时点及其概率指首次出现在该年或该月。",
    "The questions differ: a current deficit is the year's own result, exhaustion is of the balance of all "
      + "years. Monthly probabilities are of a negative result since January, or of exhaustion by then; for good means from that month or before "
      + "to the year's end, which is less likely than the year's deficit itself. The likeliest first "
      + "date has the probability that it happens in just that year or month for the first time."
  )

  static func dependency(_ ratio: DependencyRatio) -> LocalizedText {
    let text = NumberText.number(ratio.ratio, decimals: 2)
    let when = DateText.end(of: ratio.period)
    return LocalizedText(
      "在职退休比：\(when.chinese) \(text) : 1。",
      "Active persons for each retired one, \(when.english): \(text).")
  }

  static func perPersonYear(_ currency: String) -> LocalizedText {
    guard let unit = QuantityUnit("\(currency)/人·年") else {
      return LocalizedText(verbatim: currency)
    }
    return UnitText.words(unit)
  }
}
