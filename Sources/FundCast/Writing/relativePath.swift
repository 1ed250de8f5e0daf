/// The way from a folder to a file.
func relativePath(from folder: String, to file: String) -> String {
  let start = canonicalPath(folder).split(separator: "/")
  let end = canonicalPath(file).split(separator: "/")
  let shared = zip(start, end).prefix { $0 == $1 }.count
  let up = [Substring](repeating: "..", count: start.count - shared)
  return (up + end.dropFirst(shared)).joined(separator: "/")
}
