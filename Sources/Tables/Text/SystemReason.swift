internal import Glibc
internal import Quantities

/// Why the system refused a file or folder, in words, from its error number.
func systemReason(_ code: Int32) -> LocalizedText {
  switch code {
  case ENOENT: LocalizedText("文件或文件夹不存在", "no such file or folder")
  case EACCES, EPERM: LocalizedText("没有权限", "permission denied")
  case EISDIR: LocalizedText("这是文件夹，不是文件", "it is a folder, not a file")
  case ENOTDIR:
    LocalizedText("路径中有一段不是文件夹", "a part of the path is not a folder")
  case EROFS: LocalizedText("磁盘只读", "the disk is read-only")
  case ENOSPC, EDQUOT: LocalizedText("磁盘空间不足", "no space left on the disk")
  case ENAMETOOLONG: LocalizedText("文件名太长", "the name is too long")
  case ELOOP: LocalizedText("符号链接成环", "symbolic links form a loop")
  case EMFILE, ENFILE: LocalizedText("打开的文件太多", "too many open files")
  case EEXIST, ENOTEMPTY: LocalizedText("同名的文件或文件夹已存在", "the name is already taken")
  case EIO: LocalizedText("读写磁盘出错", "the disk reports an input or output error")
  case EFBIG: LocalizedText("文件太大", "the file is too large")
  default: LocalizedText("系统错误 \(code)", "system error \(code)")
  }
}
