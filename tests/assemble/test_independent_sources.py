"""In how many independent texts a name stands."""

from pathlib import Path

import throughline

PASSAGE = (
    "{who} brought the barge through the narrows in the dark, without a lamp and against the tide, "
    "and moored it at the coal quay of Corran before the watchman had finished his second round of "
    "the sheds and the customs house. Nobody had ordered the coal that lay in her hold, nobody had "
    "paid the toll at the lock, and the papers in the wheelhouse named an owner who had died nine "
    "winters before in another country. The clerk of the port wrote all of it down in his green "
    "ledger, sealed the hatches with wax and sent a boy up the hill to wake the magistrate."
)
OWN = (
    "The harbour board wants to see the log of that night. Edmund Vale, who is fifty, has not been "
    "asked for it yet, his sister said over tea on Thursday. She keeps a shop for ropes and lamps "
    "behind the chapel and knows every skipper between the two lighthouses by his boots.\n\n"
    "Last winter three dinghies went missing from the slip, and in spring somebody sawed through "
    "the chain of the dredger. Insurers have since doubled what they ask of small owners. Two "
    "fishing families moved to the mainland in April, a third is selling its nets.\n\n"
    "What the county intends to do about it will be heard at the next sitting, which falls on the "
    "first Tuesday after the fair. Chairwoman Ottilie Fenn would like a night watch with a launch, "
    "her treasurer would like to know who pays for the fuel. The fair, meanwhile, has booked a "
    "brass band, a bear and a man who swallows spoons."
)

OTHER = (
    "Coal has been dear since the strike at the Velmar pits, and each household feels it. The mill "
    "has put its weavers on short weeks; the school burns peat and sends the little ones home at "
    "noon. In the almshouse they count the shovels.\n\n"
    "A merchant who would not be named has offered forty tons at the old price, on condition that "
    "nobody asks where it was dug. The magistrate has asked all the same. Minister Bram Keller, "
    "who was born two streets away, promised a train of wagons by Whitsun and was applauded by "
    "those who could still hear him over the hammering from the yard."
)


def test_one_report_is_one_source_whatever_it_took_over(tmp_path: Path) -> None:
    first = f"Published: 2021-05-03\n\n{PASSAGE.format(who='A pilot of the port')}\n\n{OTHER}"
    second = f"Published: 2021-05-05\n\n{PASSAGE.format(who='Edmund Vale')}\n\n{OWN}"
    (tmp_path / "a.txt").write_text(first, "utf-8")
    (tmp_path / "b.txt").write_text(second, "utf-8")
    with throughline.build([tmp_path]) as case:
        pilot = next(one for one in case.entities if one.name == "Edmund Vale")
        assert len({citation.article for citation in pilot.citations}) == 1
        assert len(pilot.citations) == 2
        assert pilot.independent_sources == 1
