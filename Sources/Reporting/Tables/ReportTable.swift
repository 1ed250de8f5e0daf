import Quantities

/// A table of the report before it is set, for the page, the workbook and CSV alike.
struct ReportTable: Sendable, Hashable {
  /// What the table shows.
  var title: LocalizedText

  /// The unit and basis that hold for the whole table.
  var basis: LocalizedText?

  var columns: [DataTable.Column]
  var rows: [Row]
  var notes: [LocalizedText] = []
  var isDense = false

  /// One row; a cell for every column.
  struct Row: Sendable, Hashable {
    var kind: DataTable.Row.Kind = .line
    var indent = 0
    var cells: [Cell]

    init(_ cells: [Cell]) {
      self.cells = cells
    }

    init(indent: Int, _ cells: [Cell]) {
      self.indent = indent
      self.cells = cells
    }

    init(_ kind: DataTable.Row.Kind, indent: Int = 0, _ cells: [Cell]) {
      self.kind = kind
      self.indent = indent
      self.cells = cells
    }
  }

  /// One cell: a printed figure or words.
  struct Cell: Sendable, Hashable {
    enum Value: Sendable, Hashable {
      case blank
      case notApplicable
      case text(LocalizedText)
      case figure(PrintedFigure)
      case change(PrintedFigure)
      /// A figure in per cent.
      case percent(PrintedFigure, isSigned: Bool)
      /// A probability 0…1.
      case probability(Double)
    }

    var value: Value
    var isEstimate = false
    var status: Status?

    /// A spreadsheet formula whose result is the figure; `{row}` is not interpreted.
    var formula: String?

    init(_ value: Value, isEstimate: Bool = false, status: Status? = nil) {
      self.value = value
      self.isEstimate = isEstimate
      self.status = status
    }

    static let blank = Cell(.blank)

    static func text(_ text: LocalizedText, status: Status? = nil) -> Cell {
      Cell(.text(text), status: status)
    }

    static func verbatim(_ text: String) -> Cell { .text(LocalizedText(verbatim: text)) }

    static func figure(_ figure: PrintedFigure?, isEstimate: Bool = false) -> Cell {
      Cell(figure.map { .figure($0) } ?? .notApplicable, isEstimate: isEstimate)
    }

    static func number(_ value: Double?, decimals: Int, isEstimate: Bool = false) -> Cell {
      .figure(
        value.flatMap { PrintedFigure(rounding: $0, decimals: decimals) }, isEstimate: isEstimate)
    }

    static func change(_ figure: PrintedFigure?) -> Cell {
      Cell(figure.map { .change($0) } ?? .notApplicable)
    }

    static func percent(_ figure: PrintedFigure?, isSigned: Bool = false) -> Cell {
      Cell(figure.map { .percent($0, isSigned: isSigned) } ?? .notApplicable)
    }

    /// A share 0…1 in per cent.
    static func share(_ share: Double?, decimals: Int = 1, isSigned: Bool = false) -> Cell {
      .percent(
        share.flatMap { NumberText.percentFigure($0, decimals) }, isSigned: isSigned)
    }

    static func probability(_ value: Double?) -> Cell {
      Cell(value.map { .probability($0) } ?? .notApplicable)
    }

    /// The cell as people read it.
    var text: LocalizedText {
      switch value {
      case .blank: LocalizedText(verbatim: "")
      case .notApplicable: LocalizedText(verbatim: NumberText.notApplicable)
      case .text(let text): text
      case .figure(let figure): LocalizedText(verbatim: NumberText.figure(figure))
      case .change(let figure): LocalizedText(verbatim: NumberText.change(figure))
      case .percent(let figure, let isSigned):
        LocalizedText(verbatim: NumberText.percent(figure, signed: isSigned))
      case .probability(let value): LocalizedText(verbatim: NumberText.probability(value))
      }
    }

    /// The cell as machines read it.
    func plain(_ language: Language) -> String {
      switch value {
      case .blank, .notApplicable: ""
      case .text(let text): text(language)
      case .figure(let figure), .change(let figure), .percent(let figure, _):
        NumberText.plain(figure.value, decimals: figure.decimals)
      case .probability(let value): NumberText.plain(value * 100, decimals: 2) + "%"
      }
    }
  }
}

extension ReportTable {
  /// Whether there is something to show.
  var hasRows: Bool { !rows.isEmpty }

  /// The table as it is set on the page.
  var dataTable: DataTable {
    DataTable(
      caption: title, basis: basis, columns: columns,
      rows: rows.map { row in
        DataTable.Row(
          row.kind, indent: row.indent,
          cells: row.cells.map {
            DataTable.Cell($0.text, isEstimate: $0.isEstimate, status: $0.status)
          })
      }, notes: notes, isDense: isDense)
  }

  /// The table on the page; nothing where it has no rows.
  func html(in language: Language) -> HTML {
    hasRows ? dataTable.html(in: language) : .empty
  }
}
