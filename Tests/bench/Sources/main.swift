import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "link": try LinkBench(arguments: Array(arguments.dropFirst())).run()
case "release": try ReleaseBench(arguments: Array(arguments.dropFirst())).run()
case "hello": try await HelloBench(port: Int(arguments.last ?? "") ?? 8080).run()
default:
    let usage = """
        usage: insideout-bench link [--units N] [--periods N] [--write FILE]
               insideout-bench release [--units N] [--people N] [--segments N] [--questions N] [--optional N]
               insideout-bench hello PORT

        """
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
