import Budgeting
import Quantities
import Scenarios

extension ReportTable {
  /// The budget with formulas in its computed totals, addressed by row marks that
  /// ``numbered(from:)`` resolves.
  func summed(_ table: BudgetTable, _ section: BudgetSection) -> ReportTable {
    var result = self
    var position: [String: Int] = [:]
    for (index, row) in section.rows.enumerated() { position[row.name] = index }
    for (index, row) in section.rows.enumerated() {
      guard let form = table.form.rows.first(where: { $0.name == row.name }) else { continue }
      for (offset, column) in table.columns.enumerated() where !column.isPublished {
        // Title, code, then the columns; the share of budget stands behind expected execution.
        var place = 2 + offset
        if let expected = table.columns.firstIndex(of: .expected), offset > expected,
          columns.contains(where: { $0.head == BudgetText.share })
        {
          place += 1
        }
        guard case .figure(let figure) = result.rows[index].cells[place].value else { continue }
        let parts: [(sign: Int, name: String)]
        switch form.content {
        case .sum(let names): parts = names.map { (1, $0) }
        case .difference(let left, let right): parts = [(1, left), (-1, right)]
        case .lines, .openingBalance, .closingBalance: continue
        }
        var (sum, terms): (Int64, [String]) = (0, [])
        for part in parts {
          guard let row = position[part.name],
            case .figure(let value) = result.rows[row].cells[place].value
          else { continue }
          sum += Int64(part.sign) * value.count
          terms.append((part.sign < 0 ? "-" : terms.isEmpty ? "" : "+") + "{\(place),\(row)}")
        }
        // A formula stands only where it gives exactly what is printed.
        guard !terms.isEmpty, sum == figure.count else { continue }
        result.rows[index].cells[place].formula = "=" + terms.joined()
      }
    }
    return result
  }

  /// The table with its formulas' marks `{column,row}` turned into cell names, where its title
  /// stands in a row of the sheet counted from 0.
  func numbered(from first: Int) -> ReportTable {
    var result = self
    for row in rows.indices {
      for column in rows[row].cells.indices {
        guard let formula = rows[row].cells[column].formula else { continue }
        var text = ""
        for piece in formula.split(separator: "{", omittingEmptySubsequences: false) {
          guard let end = piece.firstIndex(of: "}") else {
            text += piece
            continue
          }
          let numbers = piece[..<end].split(separator: ",").compactMap { Int($0) }
          text += cellName(row: first + sheetHeadRows + numbers[1], column: numbers[0])
          text += piece[end...].dropFirst()
        }
        result.rows[row].cells[column].formula = text
      }
    }
    return result
  }
}
