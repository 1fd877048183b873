"""Four short reports on one invented matter, for tests that run the whole way."""

from pathlib import Path

_WRAPPED = {
    "1-gazette.txt": """Bridge closed after crack is found

Orsk, 4 March 2024 — The Velta bridge was closed on Monday after engineers found a crack in a
main girder, the Orland Transport Agency (OTA) said. Two workers were injured when scaffolding
fell, police said.

Mara Lind, the agency's director, said the bridge would stay closed for at least six weeks.
""",
    "2-herald.txt": """Herald report on the bridge

Published: 6 March 2024

Three workers were injured in Monday's accident at the Velta bridge, according to the hospital
in Orsk. Director Mara Lind denied that the agency had been warned. "Nobody told us," Lind said.

A former inspector, Tomas Brek, told the Herald that he had reported the crack in 2022.
""",
    "3-wire.txt": """Court hears bridge case

On 12 June 2024 the Orsk District Court heard the case against Mara Lind, who is accused of
negligence. The court adjourned the hearing until September. Lind has denied the charge.

Brek, the former inspector, is expected to testify on the 2022 report.
""",
    "4-post.txt": """Lind acquitted

On 20 September 2024 the Orsk District Court acquitted Mara Lind of negligence. Prosecutor Ewa
Stahl said that her office would appeal. The Velta bridge reopened in August 2024.
""",
}

# Saved pages do not break their lines.
REPORTS = {
    name: "\n\n".join(" ".join(part.split("\n")).strip() for part in text.split("\n\n")) + "\n"
    for name, text in _WRAPPED.items()
}


def write_reports(folder: Path, *names: str) -> list[str]:
    """Paths of the reports, written into `folder`; all of them where none is named."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in names or REPORTS:
        path = folder / name
        path.write_text(REPORTS[name], encoding="utf-8")
        paths.append(str(path))
    return paths
