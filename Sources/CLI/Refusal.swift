import Domain
import Exchange
import Statistics
import Storage
import Web

/// Why there is no answer, in one line that says what to change.
struct Refusal: Error, Equatable {
    let line: String

    init(_ line: String) { self.line = line }

    /// The errors that speak of the analyst's file or question; nil for a fault of ours.
    init?(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let problem as CSVProblem: line = "\(problem)"
        case let problem as StatisticsError: line = "\(problem)"
        case let problem as PanelError: line = "\(problem)"
        case let refusal as DatabaseRefusal: line = "\(refusal)"
        case let refusal as ServingRefusal: line = "\(refusal)"
        case let refusal as SurveyRefusal: line = "\(refusal)"
        case let refusal as ResponseRefusal: line = "\(refusal)"
        case let fault as ResponseFault: line = "\(fault)"
        case let refusal as UnitRefusal: line = "\(refusal)"
        case let refusal as OrganisationLink.Refusal: line = "\(refusal)"
        case let refusal as ImportRefusal: line = "\(refusal)"
        case let problems as FileProblems: line = "\(problems)"
        case let problems as FieldProblems:
            line = problems.list.map { $0.field.isEmpty ? $0.message : "\($0.field): \($0.message)" }.joined(
                separator: " ")
        default: return nil
        }
    }
}
