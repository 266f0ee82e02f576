import Domain

/// Where somebody is in a questionnaire, as the form that she sends says it: nothing of it is kept on the server, so a
/// dropped connection or a day's pause loses nothing that stands on her page.
///
/// A screen is a section. A question whose condition comes true only by an answer on the same screen appears when she
/// goes on, on the same screen.
struct AnswerWalk: Sendable {
    let questionnaire: Questionnaire
    let form: Form
    /// What can be read of the answers so far.
    let sheet: AnswerSheet
    let screen: Int
    private let shown: Set<String>

    enum Step: Sendable {
        case ask(screen: Int, FieldProblems?)
        case send(AnswerSheet)
    }

    init(_ questionnaire: Questionnaire, _ form: Form) {
        self.questionnaire = questionnaire
        self.form = form
        sheet = AnswerSheet(readable: form, questionnaire)
        screen = min(max(0, Int(form["screen"]) ?? 0), max(0, questionnaire.sections.count - 1))
        shown = Set(form["shown"].split(separator: " ").map(String.init))
    }

    /// What comes after the form was sent.
    var next: Step {
        if form.has("back") { return .ask(screen: before(screen) ?? screen, nil) }
        let asked = asked(on: screen)
        let problems = problems(of: asked.filter { shown.contains($0.key) })
        if !problems.isEmpty { return .ask(screen: screen, problems) }
        if asked.contains(where: { !shown.contains($0.key) }) { return .ask(screen: screen, nil) }
        if let after = after(screen) { return .ask(screen: after, nil) }
        do {
            return .send(try AnswerSheet(form, questionnaire))
        } catch let problems as FieldProblems {
            return .ask(screen: screen(of: problems) ?? screen, problems)
        } catch {
            return .ask(screen: screen, nil)
        }
    }

    /// The questions of a screen that are to be asked, given the answers so far.
    func asked(on screen: Int) -> [Question] {
        guard questionnaire.sections.indices.contains(screen) else { return [] }
        return questionnaire.sections[screen].questions.filter(sheet.asks)
    }

    /// The first screen with something to ask.
    var first: Int { asked(on: 0).isEmpty ? after(0) ?? 0 : 0 }

    func before(_ screen: Int) -> Int? { (0..<screen).last { !asked(on: $0).isEmpty } }

    private func after(_ screen: Int) -> Int? {
        questionnaire.sections.indices.first { $0 > screen && !asked(on: $0).isEmpty }
    }

    private func problems(of questions: [Question]) -> FieldProblems {
        FieldProblems(
            questions.compactMap { question in
                question.fault(in: form).map { FieldProblem(question.key, $0.description) }
            })
    }

    private func screen(of problems: FieldProblems) -> Int? {
        guard let key = problems.list.first?.field else { return nil }
        return questionnaire.sections.firstIndex { $0.questions.contains { $0.key == key } }
    }
}
