-- What the stages that cross articles made of one article alone, as JSON. It goes with the annotation
-- that it was made of, and counts only for the code that made it: made anew, it is the same.
CREATE TABLE kept (
    work            TEXT NOT NULL,     -- which part: "named", "shingles" ...
    article         TEXT NOT NULL REFERENCES annotation(article) ON DELETE CASCADE,
    key             TEXT NOT NULL,     -- fingerprint of the code
    record          TEXT NOT NULL,
    PRIMARY KEY (work, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_article ON kept(article);

-- The code that wrote the rows of the case: rows of the same code that would not change are left.
ALTER TABLE case_file ADD COLUMN code TEXT NOT NULL DEFAULT '';
