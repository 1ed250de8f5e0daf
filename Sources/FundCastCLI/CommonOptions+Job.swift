import FundCast
import Quantities
import Tables

extension CommonOptions {
  /// The frame of a tool: compute, write, say.
  ///
  /// Faulty input ends with its findings and exit code 2, a file that cannot be written with 3. On
  /// `--json` only `machine` is printed; else the findings that did not forbid going on, the words
  /// of `people` unless `--quiet`, and the files.
  ///
  /// - Parameters:
  ///   - compute: the work.
  ///   - write: writes the outcome and returns the files, in the order in which they are named.
  ///   - notes: findings of the outcome.
  ///   - machine: the outcome as JSON, with the files.
  ///   - people: says the outcome in words.
  func job<Outcome>(
    _ compute: () throws(InputFault) -> Outcome,
    write: (Outcome) throws(OutputFault) -> [String], notes: (Outcome) -> [Diagnostic],
    machine: (Outcome, [String]) -> String, people: (Outcome) -> Void
  ) throws {
    let outcome: Outcome
    do {
      outcome = try compute()
    } catch {
      throw fail(error)
    }
    try finish(outcome, write: write, notes: notes, machine: machine, people: people)
  }

  /// What follows the work; see `job`.
  func finish<Outcome>(
    _ outcome: Outcome, write: (Outcome) throws(OutputFault) -> [String],
    notes: (Outcome) -> [Diagnostic], machine: (Outcome, [String]) -> String,
    people: (Outcome) -> Void
  ) throws {
    let files: [String]
    do {
      files = try write(outcome)
    } catch {
      StandardError.write(error.message(in: language))
      throw Leave.machine
    }
    if json {
      print(machine(outcome, files))
      return
    }
    for note in notes(outcome) where !quiet || note.severity != .note {
      StandardError.write(note.message(in: language))
    }
    if quiet { return }
    people(outcome)
    for file in files { print(LocalizedText("写出 \(file)", "\(file) written")(language)) }
  }
}
