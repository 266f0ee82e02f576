/// The seven measures that teachers alone answer, in the reference's order.
let teacherMeasures = [
    "School commitment - Teachers", "Teacher-principal trust - Teachers", "Teacher-teacher trust - Teachers",
    "Peer collaboration - Teachers", "Collective responsibility - Teachers", "Program coherence - Teachers",
    "Quality of professional development - Teachers",
]
