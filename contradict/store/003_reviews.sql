-- Reviews that last: what was decided is known again under another model, in another copy of a document, or after the
-- statement has changed; decisions can be taken back; rounds keep them sealed until they close.

-- The words of a statement without case, accents and punctuation; text of punctuation alone stays as it is.
CREATE MACRO wording(words) AS coalesce(
    nullif(trim(regexp_replace(lower(strip_accents(nfc_normalize(words))), '[^\p{L}\p{N}%$€£¥+<>=-]+', ' ', 'g')), ''),
    words
);

-- `said`: who said what, when and how, wherever it stands. `words`: the words alone. `document`: one address or title,
-- whatever its version.
CREATE TABLE statement_key (
    statement_id VARCHAR PRIMARY KEY,
    said VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    document VARCHAR NOT NULL
);

-- Pairs with one key are one case to a reviewer: the same two statements, wherever they were found.
CREATE TABLE pair_key (
    pair_id VARCHAR PRIMARY KEY,
    key VARCHAR NOT NULL
);

CREATE VIEW unkeyed_statement AS
SELECT
    statement.id AS statement_id,
    md5(concat_ws(
        '|', lower(statement.organization), lower(coalesce(statement.speaker, '')),
        coalesce(statement.said_on::VARCHAR, ''), coalesce(statement.said_on_precision, ''), statement.mode,
        wording(coalesce(statement.quote, statement.claim))
    )) AS said,
    md5(wording(coalesce(statement.quote, statement.claim))) AS words,
    md5(coalesce(
        source.url, nullif(concat_ws('|', source.title, source.publisher), ''), source.retrieved_from
    )) AS document
FROM (SELECT * FROM statement ANTI JOIN statement_key AS known ON known.statement_id = statement.id) AS statement
JOIN source ON source.id = statement.source_id;

CREATE VIEW unkeyed_pair AS
SELECT
    pair.id AS pair_id,
    least(earlier.said, later.said) || greatest(earlier.said, later.said) AS key
FROM (SELECT * FROM pair ANTI JOIN pair_key AS known ON known.pair_id = pair.id) AS pair
JOIN statement_key AS earlier ON earlier.statement_id = pair.earlier_id
JOIN statement_key AS later ON later.statement_id = pair.later_id;

INSERT INTO statement_key SELECT * FROM unkeyed_statement;
INSERT INTO pair_key SELECT * FROM unkeyed_pair;

-- Decisions that nobody took back. An entry `withdrawn` takes back the newest decision of its reviewer on its pair that
-- still stands, so that the one before counts again; an entry `noted` decides nothing.
CREATE VIEW standing_review AS
WITH counted AS (
    SELECT *, sum(CASE decision WHEN 'withdrawn' THEN -1 ELSE 1 END)
        OVER (PARTITION BY pair_id, reviewer ORDER BY seq) AS depth
    FROM review
    WHERE decision <> 'noted'
)
SELECT * EXCLUDE (depth) FROM counted
QUALIFY decision <> 'withdrawn' AND coalesce(
    min(depth) OVER (
        PARTITION BY pair_id, reviewer ORDER BY seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) >= depth,
    true
);

-- For each pair the newest standing decision on its case; `reviewed_pair_id` is the pair that was looked at.
CREATE OR REPLACE VIEW latest_review AS
SELECT
    standing.seq,
    own.pair_id,
    standing.reviewer,
    standing.decision,
    standing.decided_at,
    standing.note,
    standing.reason,
    standing.pair_id AS reviewed_pair_id
FROM standing_review AS standing
JOIN pair_key AS reviewed ON reviewed.pair_id = standing.pair_id
JOIN pair_key AS own ON own.key = reviewed.key
QUALIFY row_number() OVER (PARTITION BY own.pair_id ORDER BY standing.seq DESC) = 1;

-- A round assigns pairs to reviewers who do not see each other's decisions before it closes.
CREATE TABLE review_round (
    seq BIGINT NOT NULL,
    name VARCHAR PRIMARY KEY,
    reviewers VARCHAR[] NOT NULL,
    settings JSON NOT NULL,
    started_at TIMESTAMP NOT NULL
);

CREATE TABLE round_pair (
    seq BIGINT NOT NULL,
    round VARCHAR NOT NULL REFERENCES review_round (name),
    pair_id VARCHAR NOT NULL REFERENCES pair (id),
    PRIMARY KEY (round, pair_id)
);

CREATE TABLE round_closing (
    seq BIGINT NOT NULL,
    round VARCHAR PRIMARY KEY REFERENCES review_round (name),
    closed_at TIMESTAMP NOT NULL
);

-- What is written on the pairs of an open round. The envelope is not readable in SQL; it is opened when the round closes,
-- and its review then joins the others. `depth` counts the decisions of the reviewer on the pair that stand.
CREATE TABLE sealed_review (
    seq BIGINT PRIMARY KEY,
    round VARCHAR NOT NULL REFERENCES review_round (name),
    pair_id VARCHAR NOT NULL REFERENCES pair (id),
    reviewer VARCHAR NOT NULL,
    depth INTEGER NOT NULL,
    envelope BLOB NOT NULL
);

CREATE VIEW open_round AS
SELECT * FROM review_round WHERE name NOT IN (SELECT round FROM round_closing);

-- The pairs of open rounds, and their copies: the whole case is sealed.
CREATE VIEW sealed_pair AS
SELECT own.pair_id, round_pair.round, round_pair.pair_id AS assigned_id
FROM open_round
JOIN round_pair ON round_pair.round = open_round.name
JOIN pair_key AS assigned ON assigned.pair_id = round_pair.pair_id
JOIN pair_key AS own ON own.key = assigned.key;

-- A decision on another pair that bears on this one, the closest and newest: `near` when both statements are the same
-- or say the same elsewhere, `changed` when a statement stood in the same document with other words, speaker or date.
CREATE VIEW earlier_review AS
WITH decided AS (
    SELECT standing.*, pair_key.key, pair.earlier_id, pair.later_id
    FROM standing_review AS standing
    JOIN pair_key ON pair_key.pair_id = standing.pair_id
    JOIN pair ON pair.id = standing.pair_id
    QUALIFY row_number() OVER (PARTITION BY pair_key.key ORDER BY standing.seq DESC) = 1
),
looked_at AS MATERIALIZED (
    SELECT statement_id AS id, said, words, document FROM statement_key
    WHERE statement_id IN (SELECT unnest([earlier_id, later_id]) FROM decided)
),
-- Only of the documents that were looked at, since taking text apart is what costs time.
worded AS MATERIALIZED (
    SELECT known.id, known.document, string_split(wording(coalesce(statement.quote, statement.claim)), ' ') AS tokens
    FROM (
        SELECT statement_id AS id, document FROM statement_key WHERE document IN (SELECT document FROM looked_at)
    ) AS known
    JOIN statement ON statement.id = known.id
),
link AS (
    SELECT earlier_id AS a, later_id AS b FROM pair WHERE rule = 'restatement'
    UNION ALL
    SELECT later_id, earlier_id FROM pair WHERE rule = 'restatement'
),
bearing AS (
    SELECT looked_at.id AS decided_id, known.statement_id AS id, 0 AS distance
    FROM looked_at JOIN statement_key AS known ON known.said = looked_at.said
    UNION ALL
    SELECT looked_at.id, known.statement_id, CASE WHEN known.document = looked_at.document THEN 2 ELSE 1 END
    FROM looked_at JOIN statement_key AS known ON known.words = looked_at.words
    JOIN statement AS mine ON mine.id = looked_at.id
    JOIN statement AS other ON other.id = known.statement_id
    WHERE known.document = looked_at.document OR lower(other.organization) = lower(mine.organization)
    UNION ALL
    SELECT looked_at.id, link.b, 1 FROM looked_at JOIN link ON link.a = looked_at.id
    UNION ALL
    SELECT looked_at.id, second.b, 1
    FROM looked_at JOIN link AS first ON first.a = looked_at.id JOIN link AS second ON second.a = first.b
    UNION ALL
    SELECT looked_at.id, other.id, 2
    FROM looked_at
    JOIN worded AS mine ON mine.id = looked_at.id
    JOIN worded AS other ON other.document = mine.document
    WHERE 3 * len(list_intersect(other.tokens, mine.tokens))
        >= len(list_distinct(other.tokens)) + len(list_distinct(mine.tokens))
),
closest AS (
    SELECT decided_id, id, min(distance) AS distance FROM bearing GROUP BY ALL
),
sides AS (
    SELECT id, earlier_id AS a, later_id AS b FROM pair WHERE rule <> 'restatement'
    UNION ALL
    SELECT id, later_id, earlier_id FROM pair WHERE rule <> 'restatement'
),
found AS (
    SELECT decided.*, pair.id AS other_id, greatest(first.distance, second.distance) AS distance
    FROM decided
    JOIN closest AS first ON first.decided_id = decided.earlier_id
    JOIN closest AS second ON second.decided_id = decided.later_id
    JOIN sides AS pair ON pair.a = first.id AND pair.b = second.id
    JOIN pair_key ON pair_key.pair_id = pair.id AND pair_key.key <> decided.key
)
SELECT
    other_id AS pair_id,
    CASE distance WHEN 2 THEN 'changed' ELSE 'near' END AS bearing,
    reviewer,
    decision,
    decided_at,
    note,
    reason,
    pair_id AS reviewed_pair_id
FROM found
WHERE other_id NOT IN (SELECT pair_id FROM sealed_pair)
QUALIFY row_number() OVER (PARTITION BY other_id ORDER BY distance, seq DESC) = 1;
