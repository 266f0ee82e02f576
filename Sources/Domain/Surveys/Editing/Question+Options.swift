/// What is done to the options of a question in a draft. Questions without options stay as they are.
extension Question {
    /// Adds an empty option at the end; its key is given when the question is put into its draft.
    public func addingOption() throws(DraftRefusal) -> Question {
        guard kind.options.count < Questionnaire.mostOptions else { throw .tooManyOptions }
        return with(kind.options + [Option(key: "", text: Translated([:]))])
    }

    public func removingOption(_ index: Int) throws(DraftRefusal) -> Question {
        var options = kind.options
        guard options.indices.contains(index) else { throw .nothingThere }
        options.remove(at: index)
        return with(options)
    }

    public func movingOption(_ index: Int, _ direction: Questionnaire.Direction) throws(DraftRefusal) -> Question {
        var options = kind.options
        let target = index + (direction == .up ? -1 : 1)
        guard options.indices.contains(index) else { throw .nothingThere }
        guard options.indices.contains(target) else { throw .nowhereToMove }
        options.swapAt(index, target)
        return with(options)
    }

    private func with(_ options: [Option]) -> Question {
        var question = self
        question.kind = kind.with(options)
        return question
    }
}
