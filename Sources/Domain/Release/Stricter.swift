extension ReleasePolicy {
    public func stricter(threshold: Int, commentThreshold: Int) -> ReleasePolicy? {
        guard threshold >= self.threshold, commentThreshold >= self.commentThreshold else { return nil }
        return ReleasePolicy(
            threshold: threshold, commentThreshold: commentThreshold, width: width,
            turnoverThreshold: max(threshold, turnoverThreshold))
    }
}
