-- Tables only ever grow; `seq` is the order of insertion. Dates are the first day of what is known, with the
-- last day, the precision (day, month, year) and the basis beside it. Times are UTC.

CREATE TABLE migration (
    name VARCHAR PRIMARY KEY,
    applied_at TIMESTAMP NOT NULL
);

CREATE TABLE source (
    seq BIGINT NOT NULL,
    id VARCHAR PRIMARY KEY,
    url VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    published DATE,
    published_last DATE,
    published_precision VARCHAR,
    published_basis VARCHAR,
    media_type VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    sha256 VARCHAR,
    retrieved_at TIMESTAMP,
    retrieved_from VARCHAR NOT NULL
);

CREATE TABLE statement (
    seq BIGINT NOT NULL,
    id VARCHAR PRIMARY KEY,
    source_id VARCHAR NOT NULL REFERENCES source (id),
    organization VARCHAR NOT NULL,
    speaker VARCHAR,
    role VARCHAR,
    said_on DATE,
    said_on_last DATE,
    said_on_precision VARCHAR,
    said_on_basis VARCHAR,
    claim VARCHAR NOT NULL,
    quote VARCHAR,
    quote_start BIGINT,
    quote_end BIGINT,
    mode VARCHAR NOT NULL,
    direct BOOLEAN NOT NULL,
    context VARCHAR NOT NULL,
    metadata JSON NOT NULL
);

CREATE TABLE alias (
    seq BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    PRIMARY KEY (kind, name, alias)
);

CREATE TABLE vector (
    seq BIGINT NOT NULL,
    statement_id VARCHAR NOT NULL REFERENCES statement (id),
    model VARCHAR NOT NULL,
    vector FLOAT[] NOT NULL,
    PRIMARY KEY (statement_id, model)
);

CREATE TABLE pair (
    seq BIGINT NOT NULL,
    id VARCHAR PRIMARY KEY,
    earlier_id VARCHAR NOT NULL REFERENCES statement (id),
    later_id VARCHAR NOT NULL REFERENCES statement (id),
    rule VARCHAR NOT NULL,
    similarity DOUBLE NOT NULL
);

CREATE TABLE verdict (
    seq BIGINT NOT NULL,
    pair_id VARCHAR NOT NULL REFERENCES pair (id),
    scorer VARCHAR NOT NULL,
    forward_contradiction DOUBLE NOT NULL,
    forward_neutral DOUBLE NOT NULL,
    forward_entailment DOUBLE NOT NULL,
    backward_contradiction DOUBLE NOT NULL,
    backward_neutral DOUBLE NOT NULL,
    backward_entailment DOUBLE NOT NULL,
    relation VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reasons VARCHAR[] NOT NULL,
    PRIMARY KEY (pair_id, scorer)
);

CREATE TABLE review (
    seq BIGINT PRIMARY KEY,
    pair_id VARCHAR NOT NULL REFERENCES pair (id),
    reviewer VARCHAR NOT NULL,
    decision VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    note VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);

-- A run is written when it starts and completed once, when it ends; one that was killed has no `finished_at`.
CREATE TABLE run (
    seq BIGINT NOT NULL,
    id VARCHAR PRIMARY KEY,
    command VARCHAR NOT NULL,
    settings JSON NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    summary JSON
);

CREATE VIEW latest_review AS
SELECT * FROM review
QUALIFY row_number() OVER (PARTITION BY pair_id ORDER BY seq DESC) = 1;

-- One row a judged pair: its newest verdict, whoever the scorer, with all that a reader needs. No threshold inside.
CREATE VIEW flag AS
WITH newest AS (
    SELECT * FROM verdict
    QUALIFY row_number() OVER (PARTITION BY pair_id ORDER BY seq DESC) = 1
)
SELECT
    pair.id AS pair_id,
    newest.relation,
    newest.score,
    coalesce(review.decision, 'unreviewed') AS status,
    newest.reasons,
    earlier.organization AS earlier_organization,
    earlier.speaker AS earlier_speaker,
    earlier.role AS earlier_role,
    earlier.said_on AS earlier_said_on,
    earlier.said_on_last AS earlier_said_on_last,
    earlier.said_on_precision AS earlier_said_on_precision,
    earlier.mode AS earlier_mode,
    earlier.claim AS earlier_claim,
    earlier.quote AS earlier_quote,
    earlier_source.url AS earlier_url,
    earlier_source.title AS earlier_title,
    earlier_source.publisher AS earlier_publisher,
    later.organization AS later_organization,
    later.speaker AS later_speaker,
    later.role AS later_role,
    later.said_on AS later_said_on,
    later.said_on_last AS later_said_on_last,
    later.said_on_precision AS later_said_on_precision,
    later.mode AS later_mode,
    later.claim AS later_claim,
    later.quote AS later_quote,
    later_source.url AS later_url,
    later_source.title AS later_title,
    later_source.publisher AS later_publisher,
    newest.scorer,
    newest.forward_contradiction,
    newest.forward_neutral,
    newest.forward_entailment,
    newest.backward_contradiction,
    newest.backward_neutral,
    newest.backward_entailment,
    pair.rule,
    pair.similarity,
    review.reviewer,
    review.decided_at,
    review.note AS review_note,
    review.reason AS review_reason,
    pair.earlier_id,
    pair.later_id,
    earlier.source_id AS earlier_source_id,
    later.source_id AS later_source_id
FROM newest
JOIN pair ON pair.id = newest.pair_id
JOIN statement AS earlier ON earlier.id = pair.earlier_id
JOIN statement AS later ON later.id = pair.later_id
JOIN source AS earlier_source ON earlier_source.id = earlier.source_id
JOIN source AS later_source ON later_source.id = later.source_id
LEFT JOIN latest_review AS review ON review.pair_id = pair.id;
