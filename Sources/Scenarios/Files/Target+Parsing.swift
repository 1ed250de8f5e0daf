import Funds
import Quantities

extension Target {
  /// Reads `payable-months >= 6 by 2027-12 with probability 0.9`; the probability may be left out
  /// and is then one half. An amount carries its unit: `book >= 1.2 亿元 by 2027-12`.
  init?(parsing text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 5, let measure = Measure(rawValue: words[0]),
      let comparison = Comparison(rawValue: words[1]), let by = words.firstIndex(of: "by"),
      by > 2, by + 1 < words.count, let period = Period(words[by + 1])
    else { return nil }
    let amount = words[2..<by].joined(separator: " ")
    let threshold: Double
    if measure == .payableMonths, let number = DecimalText(amount) {
      threshold = number.value
    } else if measure != .payableMonths, let quantity = try? Quantity(amount),
      quantity.unit.powers == QuantityUnit.Powers(money: 1)
    {
      threshold = quantity.baseValue
    } else {
      return nil
    }
    var probability = 0.5
    let rest = Array(words[(by + 2)...])
    if !rest.isEmpty {
      guard rest.count == 3, rest[0] == "with", rest[1] == "probability",
        let given = DecimalText(rest[2])?.value, (0...1).contains(given)
      else { return nil }
      probability = given
    }
    self.init(
      measure: measure, comparison: comparison, threshold: threshold, period: period,
      probability: probability)
  }
}
