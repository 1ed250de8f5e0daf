import Foundation

/// How deep a row stands in an outline, by the numbering before its name: `一、`, then `（一）`, then `1.`,
/// then `（1）` and `①`, then `其中` and what has no number of its own.
enum OutlineLevel: Int, Comparable {
  case chapter = 1
  case section
  case item
  case part
  case share

  static func < (left: OutlineLevel, right: OutlineLevel) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Reads the numbering of a label; one without any stands at the bottom.
  init(_ label: String) {
    let text = label.trimmingCharacters(in: .whitespaces)
    let isBracketed = text.hasPrefix("（") || text.hasPrefix("(")
    let rest = isBracketed ? text.dropFirst() : text[...]
    let words = rest.prefix { "一二三四五六七八九十".contains($0) }
    let digits = rest.prefix { "0123456789０１２３４５６７８９".contains($0) }
    let number = words.isEmpty ? digits : words
    let after = rest.dropFirst(number.count).first
    let isClosed = after.map { (isBracketed ? "）)" : "、.．)）").contains($0) } ?? false
    let isCircled = text.unicodeScalars.first.map { (0x2460...0x249B).contains($0.value) } ?? false
    if isCircled {
      self = .part
    } else if number.isEmpty || !isClosed {
      self = .share
    } else if words.isEmpty {
      self = isBracketed ? .part : .item
    } else {
      self = isBracketed ? .section : .chapter
    }
  }
}
