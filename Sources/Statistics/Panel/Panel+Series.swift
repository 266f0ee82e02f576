extension Panel {
    /// A variable's values, at `unit * periods.count + period`; NaN where not measured.
    public subscript(variable: String) -> [Double] { values[variables.firstIndex(of: variable)!] }
}
