import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "link": try LinkBench(arguments: Array(arguments.dropFirst())).run()
case "hello": try await HelloBench(port: Int(arguments.last ?? "") ?? 8080).run()
default:
    let usage = "usage: insideout-bench link [--units N] [--periods N] [--write FILE] | hello PORT\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
