"""Made copies and what is counted as found."""

from benchmarks.copies.edits import made_copies
from benchmarks.copies.measure import Found, by_containment, by_resemblance
from benchmarks.growth.varied import varied
from throughline.extract.annotate import annotate
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.text import prepare

BODY = (
    "The harbour board of {town} closed pier {n} on Monday after divers found a crack in a pillar. "
    "Ships bound for {town} will moor at the old fish quay until the end of May, the board said. "
    "A crane had slid off its rails at berth {n} in {town} the week before, and two lorries "
    "burned. Nobody in {town} was hurt when shed number {n} fell on a heap of nets and empty "
    "barrels. The mayor of {town} wants a new pier of steel and asks the ministry for {n} million "
    "crowns. Fishermen of {town} say that pier {n} was never painted, and that gulls nest in its "
)
TOWNS = ("Ansgar", "Merrin", "Tarn", "Ostby", "Corran", "Dunmore", "Velmar", "Hollin")


def _articles() -> list[Article]:
    return [
        Article(f"{n:016x}", f"{n}.txt", None, None, None, None, None, BODY.format(town=town, n=n))
        for n, town in enumerate(TOWNS, 10)
    ]


def _sentences(article: Article) -> Annotation:
    return Annotation(article.id, "test", "en", prepare(article).sentences)


def test_copies_are_the_same_in_each_run_and_say_what_they_took() -> None:
    made = list(made_copies(_articles()))
    assert made == list(made_copies(_articles()))
    assert [item.way for item in made] == ["cut", "reordered", "edited", "embedded"]
    taken = {item.way: [span.of(item.article.text) for span in item.spans] for item in made}
    assert taken["cut"][0] in BODY.format(town="Ansgar", n=10).replace(". ", ".\n\n") + "."
    assert len(taken["embedded"][0].split()) >= 45
    assert "Velmar" in taken["embedded"][0]
    assert "Hollin" not in taken["embedded"][0]
    assert made[3].replaces == _articles()[7].id


def test_containment_finds_a_cut_copy_and_a_passage() -> None:
    articles = _articles()
    made = [item for item in made_copies(articles) if item.way in ("cut", "embedded")]
    gone = {item.replaces for item in made}
    kept = [a for a in articles if a.id not in gone] + [item.article for item in made]
    kept.sort(key=lambda article: article.id)
    found: Found = by_containment(kept, [_sentences(article) for article in kept], {})
    cut, embedded = made
    assert frozenset((cut.article.id, cut.origin)) in found.pairs
    assert (embedded.article.id, embedded.origin) in found.spans


def test_resemblance_finds_a_reordered_copy() -> None:
    articles = _articles()
    (made,) = [item for item in made_copies(articles) if item.way == "reordered"]
    kept = [articles[2], articles[5], made.article]
    pairs = by_resemblance(kept, [_sentences(article) for article in kept], {}).pairs
    assert frozenset((made.article.id, made.origin)) in pairs


def test_articles_again_under_other_names() -> None:
    article = _articles()[0]
    read = [(article, annotate(prepare(article)))]
    first, second, third = varied(read, 3)
    assert first == read[0]
    assert "Ansgar" not in second[0].text
    assert second[0].text != third[0].text
    assert len({pair[0].id for pair in (first, second, third)}) == 3
    names = [mention.span.of(second[0].text) for mention in second[1].mentions]
    assert [mention.name for mention in second[1].mentions if mention.name in names]
