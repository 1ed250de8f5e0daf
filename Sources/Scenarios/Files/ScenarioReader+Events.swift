import Funds
import Quantities

/// Known matters and targets.
extension ScenarioReader {
  /// What an entry says: one matter, or two where money came in a month instead of another, as much less
  /// in that one.
  mutating func events(_ value: YAMLValue, isOfVariant: Bool) -> [Scenario.Event] {
    guard let event = event(value, isOfVariant: isOfVariant) else { return [] }
    guard let place = value["instead-of"], let due = yaml.period(place) else { return [event] }
    guard due.firstMonth > event.period.lastMonth || due.lastMonth < event.period.firstMonth else {
      yaml.add(
        yaml.wrongShape(
          place,
          LocalizedText(
            "与 month（\(event.period)）不同的月份：原应在哪个月",
            "another month than \(event.period): the one in which it was due")))
      return [event]
    }
    return [event, event.movedFrom(due, at: place.place)]
  }

  private mutating func event(_ value: YAMLValue, isOfVariant: Bool) -> Scenario.Event? {
    let entry = yaml.mapping(
      value,
      allowed: [
        "fund", "line", "month", "instead-of", "amount", "title", "source", "author", "date",
      ],
      required: ["line", "month", "amount", "title", "source"],
      what: LocalizedText("已知事项", "a known matter"))
    guard let line = yaml.text(entry["line"]), let month = entry["month"],
      let period = yaml.period(month), let amount = entry["amount"], let text = yaml.text(amount),
      let title = yaml.localized(entry["title"]), let source = yaml.text(entry["source"])
    else { return nil }
    guard let quantity = try? Quantity(text), quantity.unit.kind == .plain,
      quantity.unit.powers == QuantityUnit.Powers(money: 1)
    else {
      yaml.add(
        yaml.wrongShape(amount, LocalizedText("金额，如 350 万元", "an amount such as 350 万元")))
      return nil
    }
    guard abs(quantity.baseValue) <= Projection.largestAmount else {
      yaml.add(tooLarge(text, at: amount.place))
      return nil
    }
    return Scenario.Event(
      fund: yaml.text(entry["fund"]), line: line, period: period, amount: quantity.baseValue,
      currency: quantity.unit.currency, title: title, source: source,
      author: yaml.text(entry["author"]), date: yaml.text(entry["date"]),
      isOfVariant: isOfVariant, place: value.place, periodPlace: month.place,
      amountPlace: amount.place)
  }

  private func tooLarge(_ text: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "out-of-range", at: place,
      found: LocalizedText("金额“\(text)”大得不合理", "the amount “\(text)” is too large"),
      expected: LocalizedText("绝对值不超过 1000 万亿元", "at most 10^15 currency units, either way"),
      remedy: LocalizedText("请核对数和单位", "Check the figure and its unit"))
  }

  mutating func target(_ value: YAMLValue) -> Scenario.PlacedTarget? {
    guard let text = yaml.text(value) else { return nil }
    if let target = Target(parsing: text) {
      return Scenario.PlacedTarget(target: target, place: value.place)
    }
    yaml.add(Target.unreadable(text, at: value.place))
    return nil
  }
}
