public import Quantities

extension Chart {
  /// The chart as a figure of a page: finding, measure, drawing and source.
  ///
  /// The drawing is there twice, for wide and for narrow screens; style sheets show one.
  ///
  /// - Parameter wide: the size on screens and paper, where it is not the standard one.
  public func figure(in language: Language, wide: ChartSize = .wide) -> HTML {
    HTML(.figure, .class("chart")) {
      HTML(.figcaption) {
        HTML(.p, .class("finding"), text: heading.finding(language))
        HTML(.p, .class("measure"), text: subtitle(in: language))
      }
      HTML(trusted: svg(in: language, size: wide, className: "wide"))
      HTML(trusted: svg(in: language, size: .narrow, className: "narrow"))
      if let source = heading.source {
        HTML(
          .p, .class("source"), text: LocalizedText("来源：", "Source: ")(language) + source(language))
      }
    }
  }
}
