import COpenBLAS

/// What the linear algebra kernels under this module are, and how many threads they use.
public enum LinearAlgebraRuntime {
  /// Makes every later call of this module run on the thread that calls it.
  ///
  /// Parallelism belongs to series, funds and paths, and one kernel thread keeps the order of
  /// summation, hence the bytes of a result, fixed. The library starts its threads when it is
  /// loaded, and those that wait for work spin on the other cores; they are dismissed where the
  /// library lets them be.
  ///
  /// Call it once, before any thread computes: a computation that is shared out among threads waits
  /// for ever for one that is dismissed.
  public static func useOneThread() {
    openblas_set_num_threads(1)
    dismiss_blas_threads()
  }

  /// The number of threads that the kernels use at present.
  public static var threadCount: Int {
    Int(openblas_get_num_threads())
  }

  /// The name of the processor kernel in use, such as `Haswell` or `SkylakeX`.
  ///
  /// Last digits of results differ between kernels; a run's manifest records this name.
  public static var kernelName: String {
    guard let name = unsafe openblas_get_corename() else { return "unknown" }
    return unsafe String(cString: name)
  }

  /// The kernels' version and build options in one line.
  public static var configuration: String {
    guard let text = unsafe openblas_get_config() else { return "unknown" }
    return unsafe String(cString: text)
  }
}
