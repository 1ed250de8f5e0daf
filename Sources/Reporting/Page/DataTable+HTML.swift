public import Quantities

extension DataTable {
  /// The table in its own scrolling box.
  public func html(in language: Language) -> HTML {
    HTML(.div, .class("table-block")) {
      if caption != nil || basis != nil {
        HTML(.div, .class("table-head")) {
          if let caption { HTML(.p, .class("table-caption"), text: caption(language)) }
          if let basis { HTML(.p, .class("table-basis"), text: basis(language)) }
        }
      }
      HTML(.div, .class("table-box"), .region, .label(name(in: language)), .focusable) {
        HTML(.table, .class(isDense ? "data dense" : "data")) {
          HTML(.thead, attributes: [], content: head(in: language))
          HTML(.tbody, attributes: [], content: HTML(rows.map { line($0, in: language) }))
        }
      }
      if !notes.isEmpty {
        HTML(.div, .class("table-notes")) {
          for note in notes { HTML(.p, text: note(language)) }
        }
      }
    }
  }

  private func name(in language: Language) -> String {
    if let caption { return caption(language) }
    let heads = columns.map { $0.head(language) }.filter { !$0.isEmpty }
    return heads.first ?? LocalizedText("数据表", "Data table")(language)
  }

  private func head(in language: Language) -> HTML {
    guard columns.contains(where: { $0.group != nil }) else {
      return HTML(.tr, attributes: [], content: HTML(columns.map { headCell($0, in: language) }))
    }
    var upper: [HTML] = []
    var lower: [HTML] = []
    var index = 0
    while index < columns.count {
      let column = columns[index]
      guard let group = column.group else {
        upper.append(headCell(column, in: language, more: [.rowspan(2)]))
        index += 1
        continue
      }
      var end = index
      while end < columns.count, columns[end].group == group { end += 1 }
      upper.append(
        HTML(
          .th, .class("group"), .scope(.columnGroup), .colspan(end - index), text: group(language)))
      lower += columns[index..<end].map { headCell($0, in: language) }
      index = end
    }
    return HTML([
      HTML(.tr, attributes: [], content: HTML(upper)),
      HTML(.tr, attributes: [], content: HTML(lower)),
    ])
  }

  private func headCell(_ column: Column, in language: Language, more: [Attribute] = []) -> HTML {
    var content = [HTML(column.head(language))]
    if let unit = column.unit {
      content.append(HTML(.span, .class("unit"), text: unit(language)))
    }
    return HTML(
      .th, attributes: [.class(column.kind.rawValue), .scope(.column)] + more,
      content: HTML(content))
  }

  private func line(_ row: Row, in language: Language) -> HTML {
    let cells = zip(columns.indices, zip(columns, row.cells)).map { index, pair in
      let (column, cell) = pair
      var names = column.kind.rawValue
      if index == 0, row.indent > 0 { names += " indent-\(min(row.indent, 4))" }
      let isEstimate = cell.isEstimate || column.isEstimate && column.kind == .figure
      if isEstimate { names += " estimate" }
      let attributes: [Attribute] =
        index == 0 ? [.class(names), .scope(.row)] : [.class(names)]
      return HTML(
        index == 0 ? .th : .td, attributes: attributes, content: content(of: cell, in: language))
    }
    return HTML(.tr, .class(row.kind.rawValue)) { cells }
  }

  private func content(of cell: Cell, in language: Language) -> HTML {
    let text = HTML(cell.text(language))
    let linked =
      cell.anchor.map { HTML(.a, attributes: [.href(anchor: $0)], content: text) } ?? text
    guard let status = cell.status else { return linked }
    return HTML([status.html(in: language), HTML(" "), linked])
  }
}
