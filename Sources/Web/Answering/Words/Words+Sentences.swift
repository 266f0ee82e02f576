import Domain

extension Words {
    func step(_ step: Int, of count: Int) -> String { filled(.step, ["step": "\(step)", "of": "\(count)"]) }

    func welcome(_ name: String) -> String { filled(.welcome, ["name": name]) }

    func notYetReason(_ day: Day) -> String { filled(.notYetReason, ["day": self.day(day)]) }

    func reply(on day: Day) -> String { filled(.reply, ["day": self.day(day)]) }

    func greeting(_ name: String) -> String {
        name.isEmpty ? self[.greeting] : filled(.greetingByName, ["name": name])
    }

    func opening(_ title: String) -> String { filled(.opening, ["title": title]) }

    func reminder(_ title: String) -> String { filled(.reminder, ["title": title]) }

    /// What becomes of an answer and what is shown to whom; said before the first question and in every invitation.
    func promise(to respondents: Respondent, _ plan: RoundPlan) -> String {
        let kept: Word =
            switch plan.protection {
            case .anonymous: .anonymous
            case .confidential: .confidential
            case .named: .named
            }
        let thresholds = ["people": "\(plan.policy.threshold)", "comments": "\(plan.policy.commentThreshold)"]
        let isSafe = respondents == .employees
        return [
            self[kept], isSafe ? filled(.thresholds, thresholds) : nil,
            isSafe && !plan.segments.isEmpty
                ? filled(.brokenDown, ["attributes": plan.segments.joined(separator: ", ")]) : nil,
            plan.mayChange ? self[.mayChange] : nil,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// What is wrong with what somebody wrote to be read by others.
    func fault(ofEntry fault: AnswerFault) -> String { fault == .missing ? self[.writeFirst] : what(is: fault) }

    func what(is fault: AnswerFault) -> String {
        switch fault {
        case .missing: self[.missing]
        case .noOption: self[.noOption]
        case .noOptions: self[.noOptions]
        case .noPlaces(let count): filled(.noPlaces, ["count": "\(count)"])
        case .noNumber: self[.noNumber]
        case .outOfRange(let low, let high):
            filled(.outOfRange, ["low": low.shortest, "high": high.shortest])
        case .tooLong(let excess): filled(.tooLong, [:], count: excess)
        case .noDay: self[.noDay]
        }
    }
}
