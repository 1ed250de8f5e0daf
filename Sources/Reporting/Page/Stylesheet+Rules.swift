extension Stylesheet {
  static let base = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: #fff; color: \(Palette.ink); font: 15px/1.6 \(fonts);
      font-variant-numeric: tabular-nums; print-color-adjust: exact;
      -webkit-print-color-adjust: exact; }
    main { max-width: 908px; margin: 0 auto; padding: 36px 24px 72px; }
    p { margin: 0 0 .8em; }
    a { color: inherit; text-decoration: underline; text-decoration-color: #8c8c8c;
      text-underline-offset: .18em; }
    a:focus-visible, .table-box:focus-visible { outline: 2px solid \(Palette.accent);
      outline-offset: 2px; }
    code { font-family: "Noto Sans Mono CJK SC", Consolas, monospace; font-size: .9em;
      overflow-wrap: anywhere; }
    em, .estimate { font-style: italic; }
    """

  static let headings = """
    h1, h2, h3, h4, h5 { line-height: 1.35; margin: 0; font-weight: 700; }
    h1 { font-size: 26px; letter-spacing: .01em; }
    h2 { font-size: 20px; margin: 56px 0 16px; }
    h3 { font-size: 16.5px; margin: 36px 0 10px; }
    h4, h5 { font-size: 15px; margin: 26px 0 8px; }
    h2 .number, h3 .number, h4 .number, h5 .number { font-weight: 500; margin-right: .7em; }
    .title-block { border-bottom: 1px solid \(Palette.ink); padding-bottom: 14px;
      margin-bottom: 18px; }
    .title-block .subtitle { color: \(Palette.secondary); margin: 4px 0 0; }
    .facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px 24px;
      margin: 14px 0 0; font-size: 13px; line-height: 1.5; }
    .facts div { display: flex; gap: .8em; }
    .facts dt { color: \(Palette.secondary); white-space: nowrap; }
    .facts dd { margin: 0; }
    .contents { border-top: 1px solid \(Palette.rule); border-bottom: 1px solid \(Palette.rule);
      padding: 14px 0; margin: 28px 0; }
    .contents-title { font-weight: 700; margin: 0 0 .4em; }
    .contents ol { list-style: none; margin: 0; padding: 0; }
    .contents > ol { columns: 2; column-gap: 40px; }
    .contents li { break-inside: avoid; }
    .contents li li { padding-left: 1.6em; font-size: 13.5px; }
    .contents a { text-decoration: none; }
    .contents a:hover { text-decoration: underline; }
    .contents .number { display: inline-block; min-width: 1.6em; color: \(Palette.secondary); }
    .contents li li .number { min-width: 2.4em; }
    """

  static let tables = """
    .table-block { margin: 16px 0 24px; }
    .table-head { display: flex; flex-wrap: wrap; justify-content: space-between;
      align-items: baseline; gap: 0 24px; margin-bottom: 6px; }
    .table-caption { font-weight: 700; margin: 0; }
    .table-basis { color: \(Palette.secondary); font-size: 13px; margin: 0 0 0 auto; }
    .table-box { overflow-x: auto; }
    table.data { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.45; }
    table.data th, table.data td { padding: 4px 10px; text-align: left; vertical-align: baseline;
      font-weight: 400; }
    table.data th:first-child, table.data td:first-child { padding-left: 0; }
    table.data tr > :last-child { padding-right: 0; }
    table.data .figure { text-align: right; white-space: nowrap; }
    table.data .label { white-space: nowrap; }
    table.data .prose { white-space: normal; min-width: 9em; }
    table.data thead th { vertical-align: bottom; font-weight: 500; font-size: 13px;
      line-height: 1.35; padding-bottom: 6px; word-break: keep-all; }
    table.data thead .unit { display: block; color: \(Palette.secondary); font-weight: 400;
      font-size: 12px; }
    table.data thead th.figure { white-space: normal; }
    table.data thead th.group { text-align: center; padding-bottom: 2px;
      text-decoration: underline; text-decoration-color: \(Palette.rule);
      text-underline-offset: .35em; }
    table.data thead tr:last-child th, table.data thead th[rowspan] {
      border-bottom: 1px solid \(Palette.ink); }
    table.data tbody tr.line + tr.line > * { border-top: 0; }
    table.data tr.group > * { font-weight: 700; padding-top: 10px; }
    table.data tr.subtotal > * { font-weight: 700; }
    table.data tr.total > * { font-weight: 700; border-top: 1px solid \(Palette.ink); }
    table.data tbody tr:last-child > * { border-bottom: 1px solid \(Palette.ink); }
    table.data tr.memo > * { color: \(Palette.secondary); }
    table.data .indent-1 { padding-left: 1em !important; }
    table.data .indent-2 { padding-left: 2em !important; }
    table.data .indent-3 { padding-left: 3em !important; }
    table.data .indent-4 { padding-left: 4em !important; }
    table.dense { font-size: 12.5px; }
    table.dense th, table.dense td { padding: 2.5px 7px; }
    table.dense thead th { font-size: 12px; }
    .table-notes { color: \(Palette.secondary); font-size: 12.5px; line-height: 1.5;
      margin-top: 6px; }
    .table-notes p { margin: 0; }
    """

  static let components = """
    .status { white-space: nowrap; font-weight: 500; }
    .status .dot { display: inline-block; width: .72em; height: .72em; border-radius: 50%;
      margin-right: .35em; vertical-align: -.02em; }
    .status.red .dot { background: \(Palette.red); }
    .status.amber .dot { background: \(Palette.amber); }
    .status.green .dot { background: \(Palette.green); }
    .verdict { margin: 0 0 18px; padding-left: 14px; border-left: 4px solid \(Palette.rule); }
    .verdict.red { border-left-color: \(Palette.red); }
    .verdict.amber { border-left-color: \(Palette.amber); }
    .verdict.green { border-left-color: \(Palette.green); }
    .verdict .sentence { font-size: 19px; line-height: 1.5; font-weight: 700; margin: 0; }
    .verdict .status { font-weight: 700; margin-right: .7em; }
    .verdict .variant { font-size: 14px; margin: 6px 0 0; }
    .verdict .basis { color: \(Palette.secondary); font-size: 13px; margin: 4px 0 0; }
    .doubt { margin: 0 0 18px; padding: 6px 12px; border: 1px solid \(Palette.amber);
      font-size: 13.5px; }
    .doubt strong { margin-right: .8em; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 18px 26px; margin: 18px 0 22px; }
    .tile { border-top: 1px solid \(Palette.ink); padding-top: 8px; }
    .tile p { margin: 0; }
    .tile-label { display: flex; justify-content: space-between; gap: .6em; font-size: 13.5px;
      font-weight: 500; }
    .tile-figure .number { font-size: 27px; line-height: 1.35; font-weight: 700; }
    .tile-figure .unit { font-size: 13px; white-space: nowrap; }
    .tile-trend { line-height: 0; margin: 2px 0 5px; }
    .tile-note { font-size: 12.5px; line-height: 1.5; }
    .tile-note.basis { color: \(Palette.secondary); }
    .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 32px; }
    .key-points { margin: 14px 0 18px; }
    .key-points thead th.prose { font-weight: 700; font-size: 14px; }
    .key-points table.data { font-size: 13.5px; }
    .findings { list-style: none; margin: 12px 0 20px; padding: 0; }
    .findings li { padding: 7px 0; border-top: 1px solid \(Palette.rule); }
    .findings li:last-child { border-bottom: 1px solid \(Palette.rule); }
    .findings .status, .findings strong { margin-right: .8em; }
    .findings .place { display: block; color: \(Palette.secondary); font-size: 12.5px; }
    .notice { font-size: 13px; color: \(Palette.secondary); margin: 0 0 12px; }
    .letter { border-left: 2px solid \(Palette.rule); padding: 2px 0 2px 16px; margin: 12px 0;
      font-size: 13.5px; }
    .letter p { margin: 0 0 .3em; }
    .notes { margin: 10px 0 18px; padding-left: 1.6em; }
    .notes li { margin-bottom: .3em; }
    .signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 24px 32px; margin: 28px 0; }
    .signatures .role { font-weight: 500; margin: 0 0 26px; }
    .signatures .line { border-bottom: 1px solid \(Palette.secondary); font-size: 12.5px;
      color: \(Palette.secondary); margin: 0 0 22px; }
    """

  static let figures = """
    figure.chart { margin: 22px 0 30px; }
    figure.chart svg { display: block; width: 100%; height: auto; }
    figure.chart svg.narrow { display: none; }
    .tile-trend svg { max-width: 100%; }
    figcaption .finding { font-weight: 700; margin: 0; line-height: 1.45; }
    figcaption .measure { color: \(Palette.secondary); font-size: 13px; margin: 1px 0 8px; }
    figure.chart .source { color: \(Palette.secondary); font-size: 12.5px; line-height: 1.5;
      margin: 6px 0 0; }
    """

  static let phone = """
    @media screen and (min-width: 960px) {
      section.landscape > .table-block { width: min(1160px, 100vw - 48px);
        margin-left: calc((860px - min(1160px, 100vw - 48px)) / 2); }
    }
    @media screen and (min-width: 641px) and (max-width: 1240px) {
      section.landscape table.dense, section.landscape table.dense thead th { font-size: 11.5px; }
      section.landscape table.dense tr > * + * { padding-left: 4.5px; }
      section.landscape table.dense tr > * + :not(:last-child) { padding-right: 4.5px; }
      section.landscape table.dense tbody .label:first-child { white-space: normal;
        min-width: 12em; }
    }
    @media screen and (max-width: 640px) {
      main { padding: 20px 16px 48px; }
      h1 { font-size: 21px; }
      h2 { font-size: 18px; margin-top: 44px; }
      .verdict .sentence { font-size: 17px; }
      .facts { grid-template-columns: 1fr; }
      .contents > ol { columns: 1; }
      .contents li { padding: 3px 0; }
      .tiles { grid-template-columns: 1fr 1fr; gap: 16px 18px; }
      .tile-figure .number { font-size: 22px; }
      .columns { grid-template-columns: 1fr; }
      section.draft { background-size: 100% auto; }
      figure.chart svg.wide { display: none; }
      figure.chart svg.narrow { display: block; }
      table.data { font-size: 13px; }
      table.data th, table.data td { padding: 5px 8px; }
      .table-box table.data tr > :first-child { position: sticky; left: 0; background: #fff;
        z-index: 1; min-width: 7em; max-width: 10em; white-space: normal; }
      .table-box table.data tr > :first-child::after { content: ""; position: absolute; right: 0;
        top: 0; bottom: 0; border-right: 1px solid \(Palette.rule); }
      .table-box table.data thead th.group, .table-box table.data thead tr:nth-child(2) > :first-child
        { position: static; min-width: 0; }
      .table-box table.data thead th.group::after,
      .table-box table.data thead tr:nth-child(2) > :first-child::after { content: none; }
      .table-box table.data .figure { min-width: 5em; }
    }
    """

  static let paper = """
    @media print {
      body { font-size: 10.5pt; line-height: 1.5; }
      main { max-width: none; margin: 0; padding: 0; }
      a { text-decoration: none; }
      h1 { font-size: 18pt; }
      h2 { font-size: 14pt; margin-top: 24pt; }
      h3 { font-size: 11.5pt; margin-top: 16pt; }
      h2, h3, h4, h5, .table-head, figcaption { break-after: avoid; }
      p { orphans: 2; widows: 2; }
      figure, tr, .tile, .tiles, .verdict, .key-points, .signatures, .findings li, .title-block,
        .whole, .letter { break-inside: avoid; }
      .table-box { overflow: visible; }
      figure.chart { margin: 9pt 0; }
      .table-notes { break-before: avoid; }
      table.data { font-size: 9.5pt; }
      table.dense { font-size: 8pt; }
      table.dense thead th { font-size: 8pt; }
      table.data thead { display: table-header-group; }
      table.data tr.group { break-after: avoid; }
      table.data tr.total, table.data tr.subtotal { break-before: avoid; }
      section.sheet { break-after: page; }
      section.sheet > h2:first-child, section.landscape > h2:first-child { margin-top: 0; }
      section.sheet .title-block { margin-bottom: 9pt; padding-bottom: 7pt; }
      section.sheet .verdict { margin-bottom: 9pt; }
      section.sheet .verdict .sentence { font-size: 13pt; }
      section.sheet .doubt { margin-bottom: 9pt; font-size: 9pt; }
      section.sheet .tiles { margin: 9pt 0 11pt; gap: 12pt 16pt; }
      section.sheet .tile-figure .number { font-size: 18pt; }
      section.sheet .tile-note { font-size: 8pt; }
      section.sheet .key-points { margin: 6pt 0; }
      section.sheet .key-points table.data { font-size: 9pt; }
      section.sheet .facts { font-size: 8.5pt; margin-top: 8pt; }
      section.sheet p { margin-bottom: .4em; }
      figcaption .measure, figure.chart .source, .table-basis, .table-notes, .verdict .basis
        { font-size: 8.5pt; }
      .tiles { grid-template-columns: repeat(4, 1fr); }
      section.landscape table.dense { line-height: 1.3; }
      section.landscape table.dense th, section.landscape table.dense td
        { padding-top: 1.2px; padding-bottom: 1.2px; }
      section.landscape .table-block { margin: 8pt 0; }
      section.landscape > p { margin-bottom: 3pt; }
      section.landscape { page: landscape; break-before: page; break-after: page; }
      section.draft { page: draft; }
      section.landscape-draft { background-size: 33.33% auto; }
      section.landscape-draft { page: landscape-draft; }
    }
    """
}
