"""When an event mention happened.

`by_clauses` finds the time that governs it, by rules over its clauses (`places`, `owners`), which
`by_tree` corrects. What they leave undated `finding` dates from its surroundings: the likeliest of
its `candidates`, by `scorer`, where one is likely enough.
"""
