import Actuarial
import Quantities
import Scenarios

extension TriangleFile {
  /// What is to be left out, as positions in the triangle.
  ///
  /// - Throws: `InputFault` for an origin, period or development that the triangle does not have.
  func exclusions(
    _ named: [RunoffRequest.Exclusion]
  ) throws(InputFault) -> [DevelopmentRule.Exclusion] {
    var findings: [Diagnostic] = []
    func known(_ found: Int?, _ text: String, _ first: String, _ last: String) -> Int? {
      if found == nil {
        findings.append(
          Diagnostic(
            code: "unknown-exclusion", at: SourcePlace(file: path),
            found: LocalizedText(
              "要剔除的“\(text)”不在三角中", "“\(text)”, to be left out, is not in the triangle"),
            expected: LocalizedText("\(first) 至 \(last)", "\(first) to \(last)")))
      }
      return found
    }
    func position(_ text: String) -> Int? {
      known(self.position(of: text), text, labels.first ?? "", labels.last ?? "")
    }
    func diagonal(_ text: String) -> Int? {
      known(
        self.diagonal(of: text), text, period(ofDiagonal: 0),
        period(ofDiagonal: triangle.valuation))
    }
    let exclusions = named.compactMap { exclusion -> DevelopmentRule.Exclusion? in
      switch exclusion {
      case .origin(let text): return position(text).map { .origin($0) }
      case .diagonal(let text): return diagonal(text).map { .diagonal($0) }
      case .highest(let count): return .highest(count)
      case .lowest(let count): return .lowest(count)
      case .link(let text, let development):
        let step = triangle.developments.dropLast().firstIndex(of: development)
        if step == nil {
          findings.append(
            Diagnostic(
              code: "unknown-exclusion", at: SourcePlace(file: path),
              found: LocalizedText(
                "进展期 \(development) 之后没有进展率", "no ratio starts at development \(development)"),
              expected: LocalizedText(
                "三角中除最后一个以外的进展期", "a development of the triangle but the last")))
        }
        guard let origin = position(text), let step else { return nil }
        return .link(origin: origin, development: step)
      }
    }
    if !findings.isEmpty { throw InputFault(findings) }
    return exclusions
  }
}
