"""Stage 6, the case file: one SQLite file. All SQL of the project lives here."""

from throughline.store.articles import ReadArticle
from throughline.store.case_store import CaseStore
from throughline.store.judgements import JudgementRow
from throughline.store.search import SearchHit

__all__ = ["CaseStore", "JudgementRow", "ReadArticle", "SearchHit"]
