import LinearAlgebra

/// Settles what the numeric libraries do on their own: one thread each, since the program runs
/// funds and scenarios side by side. Called once, before anything else.
public func prepareLibraries() {
  LinearAlgebraRuntime.useOneThread()
}
