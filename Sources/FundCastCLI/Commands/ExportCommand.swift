import ArgumentParser
import FundCast
import Quantities
import Reporting
import Tables

/// `fundcast export`: a run in a form that other programs take.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "把一次运行导出给别的程序用。Hand a run to other programs.",
    subcommands: [ExportNotebookCommand.self])
}

/// `fundcast export notebook`: a notebook that holds a run's tables and checks them again.
struct ExportNotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "导出复核用的 Jupyter 笔记本，带着运行的各表。A Jupyter notebook with the run's tables, for review.",
    discussion: """
      笔记本自带数据，可以单独寄给复核的人；用 jupyter 打开运行，或 jupyter nbconvert --execute --inplace FILE。\
      The notebook needs no file beside it; open it with jupyter, or execute it with nbconvert.
      """)

  @Argument(help: ArgumentHelp("一次运行的结果目录。A run's folder.", valueName: "run"))
  var folder: String

  @Option(help: "写出的笔记本，.ipynb。The notebook to write, .ipynb.")
  var out: String

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard out.lowercased().hasSuffix(".ipynb") else {
      throw ValidationError(
        "--out", found: out,
        expected: LocalizedText("以 .ipynb 结尾的文件名", "a name that ends in .ipynb"))
    }
  }

  func run() throws {
    let notebook: ReviewNotebook
    do {
      notebook = try ArchivedRun(folder).reviewNotebook()
    } catch {
      throw options.fail(error)
    }
    try options.finish(notebook) { (notebook) throws(OutputFault) in
      try notebook.write(to: out)
      return [out]
    } notes: { _ in
      []
    } machine: { _, files in
      JSONText.encode(["files": files])
    } people: { _ in
    }
  }
}
