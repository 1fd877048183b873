-- The same as "kept", of two articles: it goes with either of their annotations.
CREATE TABLE kept_pair (
    work            TEXT NOT NULL,     -- which part: "shared_text"
    early           TEXT NOT NULL REFERENCES annotation(article) ON DELETE CASCADE,
    late            TEXT NOT NULL REFERENCES annotation(article) ON DELETE CASCADE,
    key             TEXT NOT NULL,     -- fingerprint of the code
    record          TEXT NOT NULL,
    PRIMARY KEY (work, early, late)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_pair_early ON kept_pair(early);
CREATE INDEX kept_pair_late ON kept_pair(late);
