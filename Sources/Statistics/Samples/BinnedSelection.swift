/// Order statistics of a large sample by sharing its values out among equal bins first.
///
/// The bin of x is ⌊(x − least) · scale⌋, which never falls as x rises, so the bins hold the sample
/// in order and only those that hold a wanted rank are sorted. Two passes over the sample; the
/// values are exact, whatever their distribution, though a sample crowded into one bin is sorted.
enum BinnedSelection {
  private static let binCount = 1024

  /// The values at ascending `ranks` of the sorted sample; `nil` where its range is not finite.
  static func values(at ranks: [Int], of sample: [Double]) -> [Double]? {
    var (least, greatest) = (sample[0], sample[0])
    for value in sample {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    let width = greatest - least
    guard width.isFinite, least.isFinite else { return nil }
    if width == 0 { return [Double](repeating: least, count: ranks.count) }
    let scale = Double(binCount - 1) / width
    guard scale.isFinite else { return nil }

    var counts = [Int](repeating: 0, count: binCount)
    for value in sample { counts[Int((value - least) * scale)] += 1 }

    // Where the values of each wanted bin will lie, one bin behind the other; −1 for the others.
    var place = [Int](repeating: -1, count: binCount)
    var (before, next, room) = (0, 0, 0)
    var wanted: [(start: Int, end: Int, firstRank: Int)] = []
    for bin in 0..<binCount {
      if next < ranks.count, ranks[next] < before + counts[bin] {
        place[bin] = room
        wanted.append((room, room + counts[bin], before))
        room += counts[bin]
        while next < ranks.count, ranks[next] < before + counts[bin] { next += 1 }
      }
      before += counts[bin]
    }
    var held = [Double](repeating: 0, count: room)
    for value in sample {
      let bin = Int((value - least) * scale)
      if place[bin] >= 0 {
        held[place[bin]] = value
        place[bin] += 1
      }
    }
    for part in wanted { held[part.start..<part.end].sort() }

    var result: [Double] = []
    var part = 0
    for rank in ranks {
      while part + 1 < wanted.count, wanted[part + 1].firstRank <= rank { part += 1 }
      result.append(held[wanted[part].start + rank - wanted[part].firstRank])
    }
    return result
  }
}
