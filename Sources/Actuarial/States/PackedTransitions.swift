/// Transitions laid out for the arithmetic of a step: each row padded to eight states at a time.
public struct PackedTransitions: Sendable {
  /// The cells.
  public let space: StateSpace

  private let rows: [SIMD8<Double>]
  private let blocks: Int

  /// Packs transitions.
  public init(_ transitions: StateTransitions) {
    space = transitions.space
    let count = space.stateCount
    blocks = (count + 7) / 8
    var rows: [SIMD8<Double>] = []
    rows.reserveCapacity(space.cellCount * blocks)
    for cell in 0..<space.cellCount {
      for block in 0..<blocks {
        var row = SIMD8<Double>(repeating: 0)
        for lane in 0..<min(8, count - 8 * block) {
          row[lane] = transitions.probabilities[cell * count + 8 * block + lane]
        }
        rows.append(row)
      }
    }
    self.rows = rows
  }

  /// Copies the rows of an age's cells into one lane of eight: element (from, to) to every eighth
  /// place from `first` on.
  func copyRows(from start: Int, to numbers: inout [Double], at first: Int) {
    let count = space.stateCount
    let rows = rows.span
    var numbers = numbers.mutableSpan
    var place = first
    for from in 0..<count {
      for block in 0..<blocks {
        let row = rows[(start + from) * blocks + block]
        for lane in 0..<min(8, count - 8 * block) {
          numbers[place] = row[lane]
          place += 8
        }
      }
    }
  }

  /// Changes of state and ageing, in place: an age's cells are read before they are written.
  func advance(_ population: inout [Double], ageing: Double) {
    let count = space.stateCount
    let staying = 1 - ageing
    let rows = rows.span
    var cells = population.mutableSpan
    if blocks > 1 {
      advanceWide(&cells, ageing: ageing)
      return
    }
    for sex in 0..<space.sexCount {
      var younger = SIMD8<Double>(repeating: 0)
      for age in 0..<space.ageCount {
        let start = (sex * space.ageCount + age) * count
        var moved = SIMD8<Double>(repeating: 0)
        for from in 0..<count { moved += cells[start + from] * rows[start + from] }
        let kept = age + 1 < space.ageCount ? staying : 1
        let next = kept * moved + ageing * younger
        for to in 0..<count { cells[start + to] = next[to] }
        younger = moved
      }
    }
  }

  private func advanceWide(_ cells: inout MutableSpan<Double>, ageing: Double) {
    let count = space.stateCount
    var younger = [Double](repeating: 0, count: count)
    var moved = younger
    for sex in 0..<space.sexCount {
      for to in 0..<count { younger[to] = 0 }
      for age in 0..<space.ageCount {
        let start = (sex * space.ageCount + age) * count
        for block in 0..<blocks {
          var part = SIMD8<Double>(repeating: 0)
          for from in 0..<count {
            part += cells[start + from] * rows[(start + from) * blocks + block]
          }
          for lane in 0..<min(8, count - 8 * block) { moved[8 * block + lane] = part[lane] }
        }
        let kept = age + 1 < space.ageCount ? 1 - ageing : 1
        for to in 0..<count {
          cells[start + to] = kept * moved[to] + ageing * younger[to]
          younger[to] = moved[to]
        }
      }
    }
  }
}
