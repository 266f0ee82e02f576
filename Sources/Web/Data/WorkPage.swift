import Domain

/// How far the check or the import of a file is; it looks again by itself.
struct WorkPage: Page {
    let title: String
    let fileName: String
    let lead: String
    let percent: String

    init(_ upload: Upload, _ task: ImportDesk.Task, fraction: Double) {
        title = task == .check ? "Checking the file" : "Bringing the file in"
        fileName = upload.file.name
        lead =
            task == .check
            ? "Every row is looked at; nothing is changed."
            : "All of it comes in, or nothing. You can leave this page: the work goes on."
        percent = "\(Int((fraction * 100).rounded(.down)))"
    }
}
