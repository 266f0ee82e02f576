import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "link": try LinkBench(arguments: Array(arguments.dropFirst())).run()
default:
    FileHandle.standardError.write(Data("usage: insideout-bench link [--units N] [--periods N] [--write FILE]\n".utf8))
    exit(2)
}
