import Domain
import Exchange

/// How far a file of responses is; it looks again by itself, and hands the file out when it is there.
struct ExportPage: Page {
    struct Progress: Sendable {
        let percent: String
    }

    let title: String
    let lead: String
    let crumbs: [Crumb]
    /// While it is being written.
    let progress: Progress?
    /// The address of the file that is ready.
    let file: String?
    let refusal: String?

    init(_ id: String, _ work: ExportDesk.Work) {
        let format = work.order.format.name
        crumbs = [Crumb(name: "The round", address: SiteURL.round.path(work.order.round))]
        switch work.state {
        case .waiting:
            title = "Writing the \(format) file"
            lead = "Other files are being written; yours is next in line. You can leave this page and come back to it."
            (progress, file, refusal) = (Progress(percent: "0"), nil, nil)
        case .working(let fraction):
            title = "Writing the \(format) file"
            lead = "Every response is written into it. You can leave this page and come back to it."
            (progress, file, refusal) = (Progress(percent: "\(Int((fraction * 100).rounded(.down)))"), nil, nil)
        case .ready(let ready):
            title = "The \(format) file is ready"
            let size = Double(ready.bytes) / 1_000_000
            lead =
                "\(ready.name): \(counted(ready.responses, "response")), \(size.fixed(size < 10 ? 1 : 0)) MB. It waits here for an hour, and is removed once you have it."
            (progress, file, refusal) = (nil, SiteURL.exportFile.path(id), nil)
        case .refused(let reason):
            title = "There is no \(format) file"
            lead = "Nothing of it is kept."
            (progress, file, refusal) = (nil, nil, reason)
        case .failed:
            title = "There is no \(format) file"
            lead = "Something went wrong while it was written."
            (progress, file, refusal) = (nil, nil, nil)
        }
    }
}
