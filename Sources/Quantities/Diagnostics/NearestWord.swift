/// The candidate nearest to a word, for “did you mean”.
///
/// The distance counts insertions, deletions, substitutions and swaps of neighbours (optimal
/// string alignment), ignoring case. A candidate further away than a third of the word's length, at
/// least 2, or than would leave no letter of either word is not suggested. Ties go to the first
/// candidate.
///
/// - Complexity: O(Σ |word| · |candidate|).
public func nearestWord(to word: String, among candidates: [String]) -> String? {
  let target = Array(word.lowercased())
  let limit = max(2, target.count / 3)
  var best: (word: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    let distance = alignmentDistance(target, letters)
    let isClose = distance <= limit && distance < min(target.count, letters.count)
    if isClose || distance == 0, distance < (best?.distance ?? .max) {
      best = (candidate, distance)
    }
  }
  return best?.word
}

private func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for row in 1...left.count {
    var current = [row] + [Int](repeating: 0, count: right.count)
    for column in 1...right.count {
      let cost = left[row - 1] == right[column - 1] ? 0 : 1
      var value = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
      if row > 1, column > 1, left[row - 1] == right[column - 2],
        left[row - 2] == right[column - 1]
      {
        value = min(value, beforePrevious[column - 2] + 1)
      }
      current[column] = value
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
