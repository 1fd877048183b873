"""Language: English is recognised through many foreign names, other languages with confidence."""

import pytest

from throughline.text.language import language_of

TEXTS = [
    ("en", "The ferry left the harbour at dawn and was not seen again, the coast guard said."),
    (
        "en",
        "Nguyen, Okonkwo, Szczepański and Ruiz were named by the prosecutor in the case of Lorne.",
    ),
    ("en", "Rescuers reach stranded ferry near Kestrel Bay"),
    ("de", "Die Fähre verließ den Hafen im Morgengrauen und wurde seither nicht mehr gesehen."),
    ("fr", "Le navire a quitté le port à l'aube et n'a plus été revu, selon les garde-côtes."),
    (
        "es",
        "El barco salió del puerto al amanecer y no se volvió a ver, dijo ayer la guardia costera.",
    ),
    ("ru", "Паром вышел из порта на рассвете, и больше его никто не видел."),
    ("und", "Lorne 2024"),
    ("und", "12 34 56 78"),
    ("und", ""),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_language(code: str, text: str) -> None:
    assert language_of(text) == code
