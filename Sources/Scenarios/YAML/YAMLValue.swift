import Quantities
import Tables
import Yams

/// A node of a YAML file, or of what a workbook's rows say in the same form, that knows where it
/// stands.
struct YAMLValue {
  private enum Content {
    /// A node as the parser made it; what stands below is unfolded when asked for.
    case node(Node, file: String)
    case text(String, SourcePlace)
    case items([YAMLValue], SourcePlace)
    case entries([(key: YAMLValue, value: YAMLValue)], SourcePlace)
  }

  private let content: Content

  init(node: Node, file: String) {
    content = .node(node, file: file)
  }

  /// Makes a text that stands elsewhere than in a YAML file.
  init(text: String, at place: SourcePlace) {
    content = .text(text, place)
  }

  /// Makes a list of values.
  init(items: [YAMLValue], at place: SourcePlace) {
    content = .items(items, place)
  }

  /// Makes a mapping of keys to values, in order.
  init(entries: [(key: YAMLValue, value: YAMLValue)], at place: SourcePlace) {
    content = .entries(entries, place)
  }

  /// The file that the value was read from.
  var file: String { place.file }

  /// Where the value stands: its line and column, or its cell.
  var place: SourcePlace {
    switch content {
    case .text(_, let place), .items(_, let place), .entries(_, let place): return place
    case .node(let node, let file):
      guard let mark = node.mark else { return SourcePlace(file: file) }
      return SourcePlace(file: file, line: mark.line, column: mark.column)
    }
  }

  /// The text of a plain or quoted value; `nil` for a list or a mapping.
  var text: String? {
    switch content {
    case .text(let text, _): text
    case .node(.scalar(let scalar), _): scalar.string
    default: nil
    }
  }

  /// The items of a list; `nil` for anything else.
  var items: [YAMLValue]? {
    switch content {
    case .items(let items, _): items
    case .node(.sequence(let sequence), let file):
      sequence.map { YAMLValue(node: $0, file: file) }
    default: nil
    }
  }

  /// The entries of a mapping in order; `nil` for anything else.
  var entries: [(key: YAMLValue, value: YAMLValue)]? {
    switch content {
    case .entries(let entries, _): entries
    case .node(.mapping(let mapping), let file):
      mapping.map {
        (YAMLValue(node: $0.key, file: file), YAMLValue(node: $0.value, file: file))
      }
    default: nil
    }
  }

  /// The value of a mapping under a key.
  subscript(key: String) -> YAMLValue? { entries?.first { $0.key.text == key }?.value }

  /// Reads a file's only document.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file cannot be read, is empty or is not YAML.
  static func read(_ path: String) throws(InputFault) -> YAMLValue {
    let file = try TextFile.read(path)
    return try parse(file.text, file: path)
  }

  /// Reads a text as a document.
  static func parse(_ text: String, file: String) throws(InputFault) -> YAMLValue {
    do {
      // Every value is read as the text it is: what a plain word means is decided by its reader.
      let parser = try Parser(
        yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
      guard let node = try parser.singleRoot() else {
        throw InputFault(
          Diagnostic(
            code: "empty-file", at: SourcePlace(file: file),
            found: LocalizedText("文件是空的", "the file is empty")))
      }
      return YAMLValue(node: node, file: file)
    } catch let fault as InputFault {
      throw fault
    } catch let error as YamlError {
      throw InputFault(diagnostic(error, text: text, file: file))
    } catch {
      throw InputFault(
        Diagnostic(
          code: "not-yaml", at: SourcePlace(file: file),
          found: LocalizedText("不是 YAML 文件：\(error)", "not a YAML file: \(error)")))
    }
  }

  /// What to do about a key that ends with a colon of Chinese typing.
  static let wideColonRemedy = LocalizedText(
    "这里用了全角冒号“：”，请改成半角冒号和一个空格“: ”",
    "A full-width colon “：” stands here: write a plain colon and a space, “: ”")

  /// Whether a line, or the one above it, has a key that ends with a full-width colon.
  private static func hasWideColon(_ text: String, near line: Int) -> Bool {
    let lines = text.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
    return lines.prefix(line).suffix(2).contains { line in
      let start = line.drop { $0 == " " || $0 == "-" }
      let key = start.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      return !key.isEmpty && start.dropFirst(key.count).first == "："
    }
  }

  private static func diagnostic(_ error: YamlError, text: String, file: String) -> Diagnostic {
    func make(_ place: SourcePlace, _ problem: String) -> Diagnostic {
      let isWide = place.line.map { hasWideColon(text, near: $0) } ?? false
      return Diagnostic(
        code: "not-yaml", at: place,
        found: LocalizedText(
          "文件写法有误：\(YAMLComplaint.inChinese(problem))", "YAML cannot be read (\(problem))"),
        remedy: isWide
          ? LocalizedText(
            "这一行或上一行用了全角冒号“：”，请改成半角冒号和一个空格“: ”",
            "This line or the one above has a full-width colon “：”: write a plain colon and a space, “: ”"
          )
          : LocalizedText(
            "请检查这一行和上一行：用半角冒号“:”并在其后空一格，用空格（不用制表符）缩进，引号成对",
            "Check this line and the one above: a colon with a space behind it, indentation by spaces, quotes in pairs"
          ))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return make(SourcePlace(file: file, line: mark.line, column: mark.column), problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\($0)" }.sorted().joined(separator: "、")
      return Diagnostic(
        code: "duplicate-key",
        at: SourcePlace(file: file, line: context.mark.line, column: context.mark.column),
        found: LocalizedText("同一处有重复的键 \(names)", "a key stands twice: \(names)"))
    default:
      return make(SourcePlace(file: file), "\(error)")
    }
  }
}
