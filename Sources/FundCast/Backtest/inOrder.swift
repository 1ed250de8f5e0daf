/// The results of a piece of work for each of several things, done at once and given in their order.
func inOrder<Thing: Sendable, Result: Sendable>(
  _ things: [Thing], _ work: @escaping @Sendable (Thing) -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    for (place, thing) in things.enumerated() { group.addTask { (place, work(thing)) } }
    var results: [(Int, Result)] = []
    for await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
