import Actuarial
import Quantities
import Tables

/// What in a triangle is allowed but unusual: amounts that fall, and cells that are not given.
struct TriangleReview {
  /// One cell and the row that gives it.
  struct Cell {
    let row: Int
    let origin: Int
    let development: Int
    let value: Double

    init(_ row: Int, _ origin: Int, _ development: Int, _ value: Double) {
      self.row = row
      self.origin = origin
      self.development = development
      self.value = value
    }
  }

  /// Cumulative amounts below the one before, or increments below zero, each with its row.
  let falling: [Diagnostic]

  /// That single amounts look like running sums; at most one.
  let rising: [Diagnostic]

  /// Cells missing before the newest diagonal, each at the row of its origin that comes before it.
  let missing: [Diagnostic]

  /// Cells missing on the newest diagonal, all in one finding.
  let diagonal: [Diagnostic]

  /// Increments far from those of the origins next to them, each at its row.
  let odd: [Diagnostic]

  /// How many rows are named one by one.
  private static let shown = 20

  /// How many times its neighbours a cell must be, or they it, to look like a slip of the unit.
  private static let oddRatio = 100.0

  init(
    _ reader: FigureReader, _ cells: [Cell], triangle: ClaimsTriangle, labels: [String],
    measure: ClaimsTriangle.Measure
  ) {
    falling = Self.falling(reader, cells, measure)
    rising = measure == .incremental ? Self.rising(reader, cells) : []
    odd = measure == .incremental ? Self.odd(reader, cells) : []
    let holes = Holes(cells, triangle)
    missing = Self.named(
      reader,
      holes.inside.map { hole in
        let (label, development) = (labels[hole.origin], triangle.developments[hole.development])
        return (
          hole.row,
          measure == .incremental
            ? LocalizedText(
              "服务期 \(label) 没有进展期 \(development) 的数，按当期没有结算处理",
              "\(label) has no development \(development), which is taken for no settlement")
            : LocalizedText(
              "服务期 \(label) 没有进展期 \(development) 的数，与它相邻的进展率不参加平均",
              "\(label) has no development \(development); the ratios to and from it are left out")
        )
      }
    ) { row, text in
      Diagnostic(
        .warning, code: "missing-cell", at: reader.place(row, "development"), found: text,
        expected: LocalizedText("每格一行，没有结算的写 0", "one row a cell, with 0 where nothing was settled")
      )
    }
    diagonal =
      holes.onDiagonal.first.map { first in
        let names = holes.onDiagonal.prefix(6).map { labels[$0.origin] }
        let more = holes.onDiagonal.count > names.count
        let last = holes.onDiagonal.count
        return [
          Diagnostic(
            .warning, code: "incomplete-diagonal", at: reader.place(first.row, "origin"),
            found: LocalizedText(
              "最新一期不完整，缺 \(last) 格：服务期 \(names.joined(separator: "、"))\(more ? " 等" : "")",
              "cells missing on the newest diagonal: \(last), of \(names.joined(separator: ", "))"
                + (more ? " and others" : "")),
            expected: LocalizedText(
              "各服务期都结算到同一时点（\(labels.last ?? "") 所到的一期）",
              "every origin settled up to the period that \(labels.last ?? "") has reached"),
            remedy: LocalizedText(
              "请补上这些格，没有结算的写 0；或删去最新一期",
              "Add these cells, with 0 where nothing was settled, or remove the newest period"))
        ]
      } ?? []
  }

  /// What a triangle without holes would have and the file does not.
  private struct Holes {
    typealias Hole = (origin: Int, development: Int, row: Int)

    private(set) var inside: [Hole] = []
    private(set) var onDiagonal: [Hole] = []

    init(_ cells: [Cell], _ triangle: ClaimsTriangle) {
      let origins = Dictionary(
        uniqueKeysWithValues: zip(triangle.origins, triangle.origins.indices))
      let developments = Dictionary(
        uniqueKeysWithValues: zip(triangle.developments, triangle.developments.indices))
      let width = triangle.developmentCount
      var rows = [Int?](repeating: nil, count: triangle.originCount * width)
      for cell in cells {
        guard let origin = origins[cell.origin], let development = developments[cell.development]
        else { continue }
        rows[origin * width + development] = cell.row
      }
      for origin in triangle.origins.indices {
        let own = rows[(origin * width)..<((origin + 1) * width)]
        var before = own.compactMap(\.self).first ?? 0
        for development in 0..<max(0, min(width, triangle.valuation - origin + 1)) {
          if let row = rows[origin * width + development] {
            before = row
          } else if origin + development == triangle.valuation {
            onDiagonal.append((origin, development, before))
          } else {
            inside.append((origin, development, before))
          }
        }
      }
    }
  }

  /// Cells far from most of the four next to them in their development, where they weigh: neither the
  /// cell nor its neighbours' is less than a hundredth of what the origin has settled.
  private static func odd(_ reader: FigureReader, _ cells: [Cell]) -> [Diagnostic] {
    var settled: [Int: Double] = [:]
    for cell in cells { settled[cell.origin, default: 0] += max(cell.value, 0) }
    var found: [(row: Int, text: LocalizedText)] = []
    for column in Dictionary(grouping: cells.filter { $0.value > 0 }, by: \.development).values {
      let ordered = column.sorted { $0.origin < $1.origin }
      guard ordered.count >= 4 else { continue }
      let values = ordered.map(\.value)
      for (index, cell) in ordered.enumerated() {
        guard let place = farNeighbour(of: index, in: values, ratio: oddRatio) else { continue }
        let other = ordered[place]
        guard max(cell.value, other.value) >= 0.01 * (settled[other.origin] ?? 0) else { continue }
        let (text, usual) = (reader.text(cell.row, "value"), reader.text(other.row, "value"))
        let (origin, next) = (reader.text(cell.row, "origin"), reader.text(other.row, "origin"))
        found.append(
          (
            cell.row,
            LocalizedText(
              "服务期 \(origin) 进展期 \(cell.development) 为 \(text)，与 \(next) 的 \(usual) 相差悬殊，像是单位写错",
              "\(origin), development \(cell.development): \(text), far from \(usual) of \(next): perhaps a slip of the unit"
            )
          ))
      }
    }
    found.sort { $0.row < $1.row }
    return named(reader, found) { row, text in
      Diagnostic(.warning, code: "odd-cell", at: reader.place(row, "value"), found: text)
    }
  }

  /// How many origins must show it before amounts that never fall look like running sums.
  private static let risingOrigins = 3

  /// That amounts of single periods rise from development to development in every origin.
  private static func rising(_ reader: FigureReader, _ cells: [Cell]) -> [Diagnostic] {
    let origins = Dictionary(grouping: cells, by: \.origin).values.map { row in
      row.sorted { $0.development < $1.development }
    }.filter { $0.count >= 2 }
    let never = origins.allSatisfy { row in
      zip(row, row.dropFirst()).allSatisfy { $0.value <= $1.value }
    }
    let telling = origins.filter { row in
      guard row.count >= 3, let first = row.first, let last = row.last else { return false }
      return first.value < last.value
    }
    guard never, telling.count >= risingOrigins,
      let first = telling.flatMap(\.self).min(by: { $0.row < $1.row })
    else { return [] }
    return [
      Diagnostic(
        .warning, code: "looks-cumulative", at: reader.place(first.row, "value"),
        found: LocalizedText(
          "每个服务期的数都随进展期只增不减，像是累计数，现按当期数计算",
          "the amounts of every origin never fall as it develops, as running sums do; they are taken for amounts of single periods"
        ),
        expected: LocalizedText("各期当期结算的数", "what was settled in each period"),
        remedy: LocalizedText(
          "若是累计数，请加 --cumulative（方案的 settlement 中写 cumulative: true）",
          "For running sums add --cumulative (cumulative: true under settlement in a scenario)"))
    ]
  }

  private static func falling(
    _ reader: FigureReader, _ cells: [Cell], _ measure: ClaimsTriangle.Measure
  ) -> [Diagnostic] {
    var found: [(row: Int, text: LocalizedText)] = []
    if measure == .incremental {
      found = cells.filter { $0.value < 0 }.map { cell in
        let text = reader.text(cell.row, "value")
        return (
          cell.row,
          LocalizedText("当期结算 \(text) 为负数，按退回计算", "\(text) is negative and taken for a recovery")
        )
      }
    } else {
      let sorted = cells.sorted { ($0.origin, $0.development) < ($1.origin, $1.development) }
      for (before, cell) in zip(sorted, sorted.dropFirst())
      where before.origin == cell.origin && cell.value < before.value {
        let (text, earlier) = (reader.text(cell.row, "value"), reader.text(before.row, "value"))
        found.append(
          (
            cell.row,
            LocalizedText(
              "累计数 \(text) 低于前一进展期的 \(earlier)",
              "the cumulative amount \(text) is below the \(earlier) before it")
          ))
      }
    }
    found.sort { $0.row < $1.row }
    return named(reader, found) { row, text in
      Diagnostic(
        .warning, code: measure == .incremental ? "negative-cell" : "falling-cumulative",
        at: reader.place(row, "value"), found: text,
        expected: measure == .incremental
          ? nil
          : LocalizedText(
            "不减的累计数；当期数不加 --cumulative", "amounts that do not fall, or no --cumulative"))
    }
  }

  /// The first findings one by one, and how many more there are.
  private static func named(
    _ reader: FigureReader, _ found: [(row: Int, text: LocalizedText)],
    _ diagnostic: (Int, LocalizedText) -> Diagnostic
  ) -> [Diagnostic] {
    var notes = found.prefix(shown).map { diagnostic($0.row, $0.text) }
    if let next = found.dropFirst(shown).first, let kind = notes.first {
      let rest = found.count - shown
      notes.append(
        Diagnostic(
          .warning, code: "more-of-\(kind.code)", at: reader.place(next.row, "value"),
          found: LocalizedText("从这里起还有 \(rest) 处同类情况", "\(rest) more of the same kind from here on")
        ))
    }
    return notes
  }
}
