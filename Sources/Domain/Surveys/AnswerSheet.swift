/// One person's answers to a questionnaire, by question key. Questions that were not asked or left out are absent.
public struct AnswerSheet: Hashable, Sendable {
    public var answers: [String: Answer]

    public init(_ answers: [String: Answer] = [:]) { self.answers = answers }

    /// Whether a question is to be asked, given the answers to those before it.
    public func asks(_ question: Question) -> Bool {
        question.condition.map { $0.holds(for: answers[$0.question]) } ?? true
    }

    /// Reads a form with a field for each question, named by its key (a ranking: a field for each option, `key.option`; words:
    /// a tick under `key.unshown` where nobody is to be shown them).
    ///
    /// Questions that are not asked are passed over, whatever the form says of them. Throws ``FieldProblems``.
    public init(_ form: Form, _ questionnaire: Questionnaire) throws {
        self.init()
        var problems = FieldProblems()
        for question in questionnaire.sections.lazy.flatMap(\.questions) where asks(question) {
            do {
                answers[question.key] = try question.answer(in: form)
            } catch {
                problems.list.append(FieldProblem(question.key, error.description))
            }
        }
        if !problems.isEmpty { throw problems }
    }

    /// What can be read of a form that is not finished yet.
    public init(readable form: Form, _ questionnaire: Questionnaire) {
        self.init()
        for question in questionnaire.sections.lazy.flatMap(\.questions) where asks(question) {
            answers[question.key] = (try? question.answer(in: form)) ?? nil
        }
    }
}

extension Question {
    /// The longest text that is taken, in bytes.
    public static let longestLine = 1_000
    public static let longestComment = 20_000

    /// The field that is ticked where nobody is to be shown what is written.
    public var unshownField: String { "\(key).unshown" }

    /// What the tick says on a page that is opened again after words were sent that nobody is shown: they are counted,
    /// though the page does not have them any more.
    public static let unshownBefore = "before"

    /// What is wrong with the answer in a form; nil where nothing is.
    public func fault(in form: Form) -> AnswerFault? {
        do {
            _ = try answer(in: form)
            return nil
        } catch { return error }
    }

    /// The answer in a form; nil where the question was left out and may be.
    func answer(in form: Form) throws(AnswerFault) -> Answer? {
        let answer: Answer? =
            switch kind {
            case .recommend, .agreement: try points(form[key])
            case .yesNo: try choice(form[key], of: ["yes", "no"]).map { .number($0 == "yes" ? 1 : 0) }
            case .number(let low, let high): try number(form[key], in: min(low, high)...max(low, high))
            case .choice(let options): try choice(form[key], of: options.map(\.key)).map { .options([$0]) }
            case .choices(let options): try choices(form.all(key), of: options.map(\.key))
            case .ranking(let options): try ranking(form, of: options.map(\.key))
            case .line: try words(form, atMost: Self.longestLine)
            case .comment: try words(form, atMost: Self.longestComment)
            case .date: try day(form[key])
            }
        if answer == nil, isRequired { throw .missing }
        return answer
    }

    private func points(_ text: String) throws(AnswerFault) -> Answer? {
        guard !text.isEmpty else { return nil }
        guard let value = Int(text), let range = kind.range, range.contains(Double(value)) else {
            throw .noOption
        }
        return .number(Double(value))
    }

    private func choice(_ text: String, of keys: [String]) throws(AnswerFault) -> String? {
        guard !text.isEmpty else { return nil }
        guard keys.contains(text) else { throw .noOption }
        return text
    }

    private func choices(_ texts: [String], of keys: [String]) throws(AnswerFault) -> Answer? {
        guard Set(texts).isSubset(of: keys) else { throw .noOptions }
        let chosen = keys.filter(texts.contains)
        return chosen.isEmpty ? nil : .options(chosen)
    }

    /// Each option has a place of its own, from 1; none at all is no answer.
    private func ranking(_ form: Form, of keys: [String]) throws(AnswerFault) -> Answer? {
        let places = keys.map { form["\(key).\($0)"] }
        guard places.contains(where: { !$0.isEmpty }) else { return nil }
        let numbers = places.compactMap { Int($0) }
        guard numbers.sorted() == Array(1...keys.count) else {
            throw .noPlaces(keys.count)
        }
        return .options(zip(numbers, keys).sorted { $0.0 < $1.0 }.map(\.1))
    }

    private func number(_ text: String, in range: ClosedRange<Double>) throws(AnswerFault) -> Answer? {
        guard !text.isEmpty else { return nil }
        let point = text.filter { $0 == "," }.count == 1 && !text.contains(".") ? text.replacing(",", with: ".") : text
        guard let value = Double(point), value.isFinite else {
            throw .noNumber
        }
        guard range.contains(value) else {
            throw .outOfRange(range.lowerBound, range.upperBound)
        }
        return .number(value)
    }

    private func text(_ text: String, atMost most: Int) throws(AnswerFault) -> Answer? {
        guard text.utf8.count <= most else {
            throw .tooLong(by: text.utf8.count - most)
        }
        return text.isEmpty ? nil : .text(text)
    }

    /// Where it is ticked that nobody is to be shown the words, they go no further than this.
    private func words(_ form: Form, atMost most: Int) throws(AnswerFault) -> Answer? {
        let words = try text(form[key], atMost: most)
        return switch form[unshownField] {
        case "": words
        case Self.unshownBefore: .unshown
        default: words.map { _ in .unshown }
        }
    }

    private func day(_ text: String) throws(AnswerFault) -> Answer? {
        guard !text.isEmpty else { return nil }
        guard let day = Day(text) else { throw .noDay }
        return .day(day)
    }
}

extension Double {
    /// Without a fraction where there is none.
    var short: String { Int64(exactly: self).map(String.init) ?? "\(self)" }
}
