/// Orders lines so that each follows the lines its rule reads.
///
/// - Throws: ``ProjectionError/circularRule(lines:)`` naming the circle.
func evaluationOrder(of lines: [LineItem]) throws(ProjectionError) -> [Int] {
  if let circle = circularRule(among: lines) { throw .circularRule(lines: circle) }
  var order: [Int] = []
  func visit(_ index: Int) {
    if order.contains(index) { return }
    for next in linesRead(by: index, among: lines) { visit(next) }
    order.append(index)
  }
  for index in lines.indices { visit(index) }
  return order
}

/// The first circle of rules that read each other within one period, the first name repeated at
/// its end; `nil` where there is none.
public func circularRule(among lines: [LineItem]) -> [String]? {
  var isDone = [Bool](repeating: false, count: lines.count)
  func search(_ index: Int, _ path: [Int]) -> [String]? {
    if let from = path.firstIndex(of: index) {
      return path[from...].map { lines[$0].name } + [lines[index].name]
    }
    if isDone[index] { return nil }
    for next in linesRead(by: index, among: lines) {
      if let circle = search(next, path + [index]) { return circle }
    }
    isDone[index] = true
    return nil
  }
  for index in lines.indices {
    if let circle = search(index, []) { return circle }
  }
  return nil
}

private func linesRead(by index: Int, among lines: [LineItem]) -> [Int] {
  guard case .rule(let rule) = lines[index].method else { return [] }
  return rule.amount.lines.compactMap { name in lines.firstIndex { $0.name == name } }
}
