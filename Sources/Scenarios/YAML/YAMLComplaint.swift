/// What the YAML parser complains of, in Chinese: its own words are English.
enum YAMLComplaint {
  /// A complaint in Chinese with the parser's words behind it; these alone where it is a rare one.
  static func inChinese(_ problem: String) -> String {
    guard let known = common.first(where: { problem.contains($0.problem) }) else { return problem }
    return "\(known.chinese)（\(problem)）"
  }

  /// The common complaints, the more special ones first.
  private static let common: [(problem: String, chinese: String)] = [
    ("could not find expected ':'", "键的后面缺少冒号"),
    ("mapping values are not allowed", "冒号的位置不对，常见原因是上一行缺冒号或冒号后没有空格"),
    ("found a tab character", "用了制表符缩进"),
    ("found character that cannot start any token", "有不能用在行首的字符，常见原因是制表符"),
    ("did not find expected '-' indicator", "列表的各项没有对齐：每一项都应以“- ”开头，缩进相同"),
    ("did not find expected key", "缩进与上下行不一致，或引号、括号不成对"),
    ("did not find expected ',' or '}'", "花括号没有写完整"),
    ("did not find expected ',' or ']'", "方括号没有写完整"),
    ("did not find expected <document start>", "文件开头的内容写完后又有另起的内容，常见原因是缩进不对"),
    ("did not find expected alphabetic or numeric character", "值以 * 或 & 开头，须加引号"),
    ("found undefined alias", "值以 * 开头，须加引号"),
    ("found unknown escape character", "双引号里的反斜杠“\\”用得不对，可改用单引号"),
    ("did not find expected comment or line break", "“|”或“>”之后应换行再写内容"),
    ("did not find expected node content", "这里缺少值，或有多余的逗号"),
    ("mapping keys are not allowed", "“? ”的位置不对，问号开头的值须加引号"),
    ("found unexpected end of stream", "引号没有成对"),
    ("block sequence entries are not allowed", "“- ”的位置不对"),
  ]
}
