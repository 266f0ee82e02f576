public import Exchange

extension ResponseWords {
    /// As respondents read them on the pages where they answer.
    public static func `in`(_ language: String) -> ResponseWords {
        let words = Words.in(language)
        return ResponseWords(
            yes: words[.yes], no: words[.no], disagree: words[.disagree], agree: words[.agree],
            notLikely: words[.notAtAll], likely: words[.certainly])
    }
}
