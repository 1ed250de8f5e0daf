/// Places labels along one side so that none covers another and each stays near its point.
enum LabelPlacement {
  /// The centres of labels.
  ///
  /// Labels that would touch are gathered into one stack around the mean of their wishes; stacks
  /// that then touch are merged again. The order of wishes is kept, equal ones in given order.
  ///
  /// - Parameters:
  ///   - wishes: where each label's centre would best be.
  ///   - heights: each label's height with its spacing.
  ///   - top: the least allowed upper edge.
  ///   - bottom: the greatest allowed lower edge.
  /// - Complexity: O(n²) at worst; n is a handful.
  static func centers(
    wishes: [Double], heights: [Double], top: Double, bottom: Double
  ) -> [Double] {
    struct Stack {
      var members: [Int]
      var height: Double
      var center: Double
      var upper: Double { center - height / 2 }
      var lower: Double { center + height / 2 }
    }
    func stack(_ members: [Int]) -> Stack {
      let height = members.reduce(0) { $0 + heights[$1] }
      var (sum, offset) = (0.0, 0.0)
      for member in members {
        sum += wishes[member] - (offset + heights[member] / 2 - height / 2)
        offset += heights[member]
      }
      let wish = sum / Double(members.count)
      let center = max(top + height / 2, min(bottom - height / 2, wish))
      return Stack(members: members, height: height, center: center)
    }
    let order = wishes.indices.sorted {
      wishes[$0] == wishes[$1] ? $0 < $1 : wishes[$0] < wishes[$1]
    }
    var stacks: [Stack] = []
    for index in order {
      var next = stack([index])
      while let last = stacks.last, last.lower > next.upper + 1e-9 {
        stacks.removeLast()
        next = stack(last.members + next.members)
      }
      stacks.append(next)
    }
    var centers = wishes
    for stack in stacks {
      var y = stack.upper
      for member in stack.members {
        centers[member] = y + heights[member] / 2
        y += heights[member]
      }
    }
    return centers
  }
}
