-- The first case file. Offsets are Unicode code points into article.text; half-open ranges.

-- Every article read so far. It belongs to the case when case_article names it: a build that was
-- stopped leaves rows here that the next build takes up again.
CREATE TABLE article (
    id              TEXT PRIMARY KEY,
    path            TEXT NOT NULL,
    file_sha256     TEXT,              -- of the file as it lay on the disk, NULL when unknown
    outlet          TEXT,
    title           TEXT,
    url             TEXT,
    text            TEXT NOT NULL,     -- unaltered
    record          TEXT NOT NULL      -- the article as JSON, without its text
) STRICT;

-- What one reader found in one article: the cache of the per-article work.
CREATE TABLE annotation (
    article         TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    reader          TEXT NOT NULL,     -- name, version and data model of the reader
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE sentence (
    id              INTEGER PRIMARY KEY,
    article         TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    number          INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    kind            TEXT NOT NULL,     -- body, heading, furniture
    text            TEXT NOT NULL,
    UNIQUE (article, number)
) STRICT;

CREATE VIRTUAL TABLE sentence_fts USING fts5(
    text, content='sentence', content_rowid='id',
    tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER sentence_added AFTER INSERT ON sentence BEGIN
    INSERT INTO sentence_fts(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentence_removed AFTER DELETE ON sentence BEGIN
    INSERT INTO sentence_fts(sentence_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- The assembled case: replaced as a whole, in one transaction. `position` is the reading order;
-- `record` is the item as JSON.
CREATE TABLE case_file (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    name            TEXT NOT NULL,
    story           TEXT NOT NULL,
    reader          TEXT NOT NULL,
    throughline     TEXT NOT NULL      -- version that assembled it
) STRICT;

CREATE TABLE case_article (
    article         TEXT PRIMARY KEY REFERENCES article(id),
    position        INTEGER NOT NULL,
    language        TEXT NOT NULL,
    analysed        INTEGER NOT NULL,
    copy_group      TEXT,
    story           TEXT NOT NULL,
    published_start TEXT,
    published_end   TEXT,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
    id              TEXT PRIMARY KEY,
    position        INTEGER NOT NULL,
    type            TEXT NOT NULL,
    name            TEXT NOT NULL,
    mentions        INTEGER NOT NULL,
    centrality      REAL NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE entity_name (
    entity          TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    name            TEXT NOT NULL,
    PRIMARY KEY (entity, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id              TEXT PRIMARY KEY,
    position        INTEGER NOT NULL,
    type            TEXT NOT NULL,
    summary         TEXT NOT NULL,
    start           TEXT,
    "end"           TEXT,
    precision       TEXT,
    place           TEXT,
    polarity        TEXT NOT NULL,
    certainty       TEXT NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE timeline (
    id              TEXT PRIMARY KEY,  -- "timeline:1", by position
    position        INTEGER NOT NULL,
    start           TEXT,
    "end"           TEXT,
    precision       TEXT NOT NULL,
    text            TEXT NOT NULL,
    independent_sources INTEGER NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
    id              TEXT PRIMARY KEY,
    position        INTEGER NOT NULL,
    text            TEXT NOT NULL,
    holder_kind     TEXT NOT NULL,
    holder          TEXT NOT NULL,
    holder_entity   TEXT,
    certainty       TEXT NOT NULL,
    polarity        TEXT NOT NULL,
    denies          TEXT,
    said_start      TEXT,
    said_end        TEXT,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE conflict (
    id              TEXT PRIMARY KEY,
    position        INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    relation        TEXT NOT NULL,
    question        TEXT NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE relation (
    id              TEXT PRIMARY KEY,  -- "relation:1", by position
    position        INTEGER NOT NULL,
    subject         TEXT NOT NULL,
    predicate       TEXT NOT NULL,
    object          TEXT NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE proceeding (
    id              TEXT PRIMARY KEY,
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL,
    status          TEXT NOT NULL,
    as_of           TEXT,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE novelty (
    id              TEXT PRIMARY KEY,  -- the article's id
    position        INTEGER NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    position        INTEGER PRIMARY KEY,
    item            TEXT NOT NULL,
    text            TEXT NOT NULL
) STRICT;

CREATE TABLE skipped (
    position        INTEGER PRIMARY KEY,
    path            TEXT NOT NULL,
    found           TEXT NOT NULL,
    advice          TEXT NOT NULL,
    record          TEXT NOT NULL
) STRICT;

-- Where each item stands: join `item` with the id of the table that `kind` names.
CREATE TABLE citation (
    kind            TEXT NOT NULL,
    item            TEXT NOT NULL,
    article         TEXT NOT NULL REFERENCES article(id),
    sentence        INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    quote           TEXT NOT NULL
) STRICT;
CREATE INDEX citation_item ON citation(kind, item);
CREATE INDEX citation_article ON citation(article, start);

-- What people decided. Rows are only ever added; a row ends the one that it supersedes.
CREATE TABLE judgement (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict         TEXT NOT NULL,     -- same, not_same, wrong, rename, note; undo
    made_at         TEXT NOT NULL,     -- UTC, ISO 8601
    supersedes      INTEGER REFERENCES judgement(number),
    shown           TEXT NOT NULL,     -- the line that a person sees in the list
    record          TEXT NOT NULL      -- the judgement as JSON; '' for an undo
) STRICT;
