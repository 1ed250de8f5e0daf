import Budgeting
import Funds
public import Quantities

/// A notebook that holds a run's tables and checks them again by other tools than this program.
///
/// Nothing but the notebook is needed to run it: Python with pandas and matplotlib. It first holds the
/// tables against the hashes that the run noted of them, then works out again what they say.
public struct ReviewNotebook: Sendable {
  /// A table of the run.
  public struct Table: Sendable {
    /// The file's name without its ending.
    public let name: String
    /// The file's text, byte-order mark included.
    public let text: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public let hash: String

    /// Makes a table from the text of a file and the hash that the run noted of it.
    public init(name: String, text: String, hash: String) {
      self.name = name
      self.text = text
      self.hash = hash
    }
  }

  /// The tables without which nothing can be reviewed.
  public static let neededTables = ["years", "measures"]

  /// The tables shown as they are where the run has them.
  public static var furtherTables: [String] { further.map(\.name) }

  /// The same with their headings.
  private static let further = [
    (name: "scenarios", heading: ScenarioText.title),
    (name: "targets", heading: ScenarioText.targets),
    (name: "hindcast", heading: HindcastText.title),
  ]

  private let title: String
  private let facts: [String]
  private let tables: [Table]
  private let language: Language

  /// Makes a notebook.
  ///
  /// - Parameters:
  ///   - title: what was run.
  ///   - facts: of the run, a line each: when it was made and by which version.
  ///   - tables: those of ``neededTables`` and of ``furtherTables`` that the run has.
  ///   - language: the language that the run's tables were written in.
  public init(title: String, facts: [String], tables: [Table], language: Language) {
    self.title = title
    self.facts = facts
    self.tables = tables
    self.language = language
  }

  /// The notebook as it is written; the same run gives the same bytes.
  public var bytes: [UInt8] { Notebook(cells).bytes }

  private var cells: [Notebook.Cell] {
    var cells = [
      heading(
        "# \(NotebookText.title(title)(language))",
        facts.map { "- \($0)" } + [
          "", NotebookText.purpose(language),
        ]),
      Notebook.Cell(kind: .code, text: data, isFolded: true),
      heading("## \(NotebookText.hashes(language))"), code(opening),
      heading("## \(NotebookText.years(language))", [NotebookText.interval(language)]),
      code(yearByYear),
      heading("## \(NotebookText.result(language))"), code(resultCheck),
      heading("## \(NotebookText.balance(language))"), code(balanceCheck),
      heading("## \(NotebookText.sums(language))"), code(sumCheck),
      heading("## \(NotebookText.months(language))", [NotebookText.fan(language)]), code(fan),
      heading("## \(CommonText.deficitProbability(language))"), code(chance),
    ]
    for table in ReviewNotebook.further where tables.contains(where: { $0.name == table.name }) {
      cells.append(heading("## \(table.heading(language))"))
      cells.append(code("table(\(ReviewNotebook.quoted(table.name)))"))
    }
    return cells
  }

  private func heading(_ first: String, _ rest: [String] = []) -> Notebook.Cell {
    let lines = rest.isEmpty ? [first] : [first, ""] + rest
    return Notebook.Cell(kind: .markdown, text: lines.joined(separator: "\n"))
  }

  private func code(_ text: String) -> Notebook.Cell { Notebook.Cell(kind: .code, text: text) }

  /// A text as Python writes it.
  static func quoted(_ text: some StringProtocol) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\u{FEFF}": quoted += "\\ufeff"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private func word(_ text: LocalizedText) -> String { ReviewNotebook.quoted(text(language)) }

  /// The tables, a line of them a line.
  private var data: String {
    var lines = ["texts, hashes = {}, {}"]
    for table in tables {
      let name = ReviewNotebook.quoted(table.name)
      lines += [
        "hashes[\(name)] = \(ReviewNotebook.quoted(table.hash))", "texts[\(name)] = \"\\n\".join([",
      ]
      lines += table.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "    \(ReviewNotebook.quoted(String($0)))," }
      lines.append("])")
    }
    return lines.joined(separator: "\n")
  }

  private var opening: String {
    """
    import hashlib
    import io

    import matplotlib.pyplot as plt
    import pandas as pd

    plt.rcParams["font.sans-serif"] = ["Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "DejaVu Sans"]
    plt.rcParams["axes.unicode_minus"] = False

    for name, text in texts.items():
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == hashes[name], name


    def table(name):
        return pd.read_csv(io.StringIO(texts[name].lstrip("\\ufeff")))


    pd.Series(hashes, name="SHA-256").to_frame()
    """
  }

  private var yearByYear: String {
    """
    FUND, SCENARIO, YEAR = \(word(CommonText.fund)), \(word(CommonText.scenario)), \(word(CommonText.year))
    MEASURE, PERIOD, CENTRAL = \(word(CommonText.measure)), \(word(CommonText.period)), \(word(CommonText.central))
    INCOME, SPENDING = \(word(CommonText.income)), \(word(CommonText.expenditure))
    RESULT, BOOK = \(word(CommonText.result)), \(word(CommonText.book))
    years = table("years")
    flows = years[years[MEASURE].isin([INCOME, SPENDING, RESULT])]
    flows.pivot_table(
        index=[FUND, SCENARIO, YEAR], columns=MEASURE, values=[CENTRAL, "p10.0", "p90.0"], sort=False
    ).round(2)
    """
  }

  private var resultCheck: String {
    """
    wide = flows.pivot_table(index=[FUND, SCENARIO, YEAR], columns=MEASURE, values=CENTRAL, sort=False)
    gap = (wide[INCOME] - wide[SPENDING] - wide[RESULT]).abs().max()
    assert gap < 0.001, gap
    print(f"{gap:.2g}")
    """
  }

  private var balanceCheck: String {
    """
    measures = table("measures")
    path = measures.pivot_table(index=[FUND, SCENARIO, PERIOD], columns=MEASURE, values=CENTRAL, sort=False)
    gap = 0.0
    for _, rows in path.groupby(level=[0, 1], sort=False):
        moved = rows[BOOK].diff().iloc[1:]
        gap = max(gap, (moved - (rows[INCOME] - rows[SPENDING]).iloc[1:]).abs().max())
    assert gap < 0.001, gap
    print(f"{gap:.2g}")
    """
  }

  private var sumCheck: String {
    """
    parts = measures[measures[MEASURE].isin([INCOME, SPENDING])].copy()
    parts[YEAR] = parts[PERIOD].astype(str).str.slice(0, 4).astype(int)
    groups = parts.groupby([FUND, SCENARIO, YEAR, MEASURE], sort=False)[CENTRAL]
    stated = flows[flows[MEASURE] != RESULT].set_index([FUND, SCENARIO, YEAR, MEASURE])[CENTRAL]
    both = pd.concat([groups.sum(), stated, groups.size()], axis=1, keys=["sum", "year", "count"]).dropna()
    whole = both[both["count"] == both.groupby(level=0)["count"].transform("max")]
    gap = (whole["sum"] - whole["year"]).abs().max()
    assert gap < 0.01, gap
    print(f"{len(whole)}: {gap:.2g}")
    """
  }

  private var fan: String {
    """
    shown = measures[(measures[MEASURE] == \(word(CommonText.payableMonths))) & (measures[SCENARIO] == \(word(CommonText.baseline)))]
    funds = list(dict.fromkeys(shown[FUND]))
    figure, panels = plt.subplots(1, len(funds), figsize=(6 * len(funds), 3.4), squeeze=False)
    for panel, fund in zip(panels[0], funds):
        rows = shown[shown[FUND] == fund]
        time = range(len(rows))
        for low, high, tint in [("p2.5", "p97.5", 0.15), ("p10.0", "p90.0", 0.25), ("p25.0", "p75.0", 0.4)]:
            if rows[low].notna().any():
                panel.fill_between(time, rows[low], rows[high], color="#0072b2", alpha=tint, linewidth=0)
        panel.plot(time, rows[CENTRAL], color="#0072b2")
        names = rows[PERIOD].astype(str).tolist()
        ticks = [place for place, name in enumerate(names) if place + 1 == len(names) or names[place + 1][:4] != name[:4]]
        panel.set_xticks(ticks, [names[place][:4] for place in ticks])
        panel.set_title(fund, fontsize=10)
        panel.set_ylabel(\(word(CommonText.months)))
        panel.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    """
  }

  private var chance: String {
    """
    CHANCE = \(word(CommonText.deficitProbability))
    known = years[years[CHANCE].notna()]
    known.pivot_table(index=[FUND, SCENARIO], columns=YEAR, values=CHANCE, sort=False)
    """
  }
}
