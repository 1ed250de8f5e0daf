internal import CXLSXWriter
import Glibc

/// Writes sheets into one open workbook file, sharing its formats.
@unsafe
final class SheetWriter {
  private let file: UnsafeMutablePointer<lxw_workbook>
  private let font: String
  private var formats: [Look: UnsafeMutablePointer<lxw_format>] = unsafe [:]

  /// All that makes a cell look as it does.
  private struct Look: Hashable {
    var style: Workbook.Style
    var format: Workbook.Format
    var isEstimate: Bool
    var indent: Int
    var isText: Bool
  }

  init(file: UnsafeMutablePointer<lxw_workbook>, font: String) {
    unsafe self.file = unsafe file
    unsafe self.font = font
  }

  /// Writes one sheet; false where the library refuses its name.
  func write(_ sheet: Workbook.Sheet) -> Bool {
    guard let page = unsafe workbook_add_worksheet(file, sheet.name) else { return false }
    for (index, column) in sheet.columns.enumerated() {
      let place = lxw_col_t(index)
      unsafe worksheet_set_column(page, place, place, column.width, nil)
    }
    for (index, row) in sheet.rows.enumerated() {
      guard let height = row.height else { continue }
      unsafe worksheet_set_row(page, lxw_row_t(index), height, nil)
    }
    for item in sheet.placed { unsafe write(item, of: sheet, on: page) }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      unsafe worksheet_freeze_panes(
        page, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
    }
    for choice in sheet.choices { unsafe offer(choice, on: page) }
    unsafe setUpPrint(sheet.print, on: page)
    return true
  }

  /// Lets a list drop down; one that a spreadsheet cannot hold is left out, since it only helps.
  private func offer(
    _ choice: Workbook.Sheet.Choice, on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    guard let formula = choice.formula, let last = choice.rows.last else { return }
    var rule = unsafe lxw_data_validation()
    unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    unsafe rule.show_error = UInt8(
      (choice.isStrict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF).rawValue)
    unsafe rule.value_formula = strdup(formula)
    let column = lxw_col_t(choice.column)
    unsafe worksheet_data_validation_range(
      page, lxw_row_t(choice.rows.lowerBound), column, lxw_row_t(last), column, &rule)
    unsafe free(rule.value_formula)
  }

  private func setUpPrint(
    _ setup: Workbook.Sheet.PrintSetup, on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    unsafe worksheet_set_paper(page, 9)
    if setup.isLandscape { unsafe worksheet_set_landscape(page) }
    if setup.fitsWidth { unsafe worksheet_fit_to_pages(page, 1, 0) }
    let margin = 18 / 25.4
    unsafe worksheet_set_margins(page, margin, margin, setup.draftMark == nil ? margin : 1, margin)
    unsafe worksheet_center_horizontally(page)
    if let rows = setup.repeatedRows, !rows.isEmpty {
      unsafe worksheet_repeat_rows(
        page, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound - 1))
    }
    unsafe worksheet_set_header(page, setup.headCode(font: font))
    unsafe worksheet_set_footer(page, setup.footCode)
    unsafe worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
  }

  private func write(
    _ item: Workbook.Sheet.Placed, of sheet: Workbook.Sheet,
    on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let cell = item.cell
    let (row, column) = (lxw_row_t(item.row), lxw_col_t(item.column))
    let columnFormat =
      item.column < sheet.columns.count ? sheet.columns[item.column].format : .general
    var isText = false
    if case .text = cell.value { isText = true }
    let look = Look(
      style: item.style, format: cell.format ?? columnFormat, isEstimate: cell.isEstimate,
      indent: cell.indent, isText: isText)
    let format = unsafe self.format(look)
    if cell.span > 1 || cell.rowSpan > 1 {
      unsafe worksheet_merge_range(
        page, row, column, row + lxw_row_t(cell.rowSpan) - 1, column + lxw_col_t(cell.span) - 1,
        "", format)
    }
    switch cell.value {
    case .blank:
      unsafe worksheet_write_blank(page, row, column, format)
    case .text(let text):
      unsafe worksheet_write_string(page, row, column, text, format)
    case .number(let number):
      unsafe worksheet_write_number(page, row, column, number, format)
    case .formula(let formula, let cached):
      unsafe worksheet_write_formula_num(page, row, column, formula, format, cached)
    }
    if !cell.note.isEmpty { unsafe worksheet_write_comment(page, row, column, cell.note) }
  }

  /// The file's format for a look, made when it is first needed.
  private func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
    if let known = unsafe formats[look] { return unsafe known }
    guard let format = unsafe workbook_add_format(file) else { return nil }
    unsafe format_set_font_name(format, font)
    unsafe format_set_font_size(format, 10)
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if let code = look.format.code, !look.isText || look.format == .label {
      unsafe format_set_num_format(format, code)
    }
    if look.format == .label { unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if look.format == .prose {
      unsafe format_set_text_wrap(format)
      if look.style != .head { unsafe format_set_indent(format, 1) }
    }
    if look.isEstimate { unsafe format_set_italic(format) }
    if look.indent > 0 { unsafe format_set_indent(format, UInt8(min(look.indent, 15))) }
    unsafe apply(look.style, to: format)
    unsafe formats[look] = unsafe format
    return unsafe format
  }

  private func apply(_ style: Workbook.Style, to format: UnsafeMutablePointer<lxw_format>) {
    let (ink, grey): (lxw_color_t, lxw_color_t) = (0x1A1A1A, 0x595959)
    let thin = UInt8(LXW_BORDER_THIN.rawValue)
    unsafe format_set_font_color(format, style == .memo || style == .note ? grey : ink)
    switch style {
    case .title:
      unsafe format_set_font_size(format, 15)
      unsafe format_set_bold(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .subtitle:
      unsafe format_set_font_color(format, grey)
      unsafe format_set_font_size(format, 9)
    case .head:
      unsafe format_set_bold(format)
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      unsafe format_set_bottom(format, thin)
    case .line, .memo: break
    case .group, .subtotal: unsafe format_set_bold(format)
    case .total:
      unsafe format_set_bold(format)
      unsafe format_set_top(format, thin)
    case .note:
      unsafe format_set_font_size(format, 9)
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .input:
      unsafe format_set_bg_color(format, 0xFFF8E1)
      unsafe format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
    }
  }
}
