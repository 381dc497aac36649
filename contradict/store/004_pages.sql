-- What the review pages look through: of each judged pair that may be worth a look, what people filter and sort by,
-- so that a queue need not join all statements to all verdicts. Made of the tables, and made again with every verdict.
CREATE TABLE lead (
    pair_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL, -- one for all copies of the pair
    relation VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    earlier_id VARCHAR NOT NULL,
    later_id VARCHAR NOT NULL,
    earlier_source_id VARCHAR NOT NULL,
    later_source_id VARCHAR NOT NULL,
    earlier_organization VARCHAR NOT NULL,
    later_organization VARCHAR NOT NULL,
    earlier_speaker VARCHAR,
    later_speaker VARCHAR,
    earlier_said_on DATE,
    earlier_said_on_last DATE,
    later_said_on DATE,
    later_said_on_last DATE,
    words VARCHAR NOT NULL -- both claims and both quotes, in small letters
);

CREATE MACRO lead_of(pairs) AS TABLE
WITH newest AS (
    SELECT * FROM verdict WHERE pair_id IN (SELECT unnest(pairs))
    QUALIFY row_number() OVER (PARTITION BY pair_id ORDER BY seq DESC) = 1
)
SELECT
    pair.id AS pair_id,
    coalesce(pair_key.key, pair.id) AS key,
    newest.relation,
    newest.score,
    pair.earlier_id,
    pair.later_id,
    earlier.source_id AS earlier_source_id,
    later.source_id AS later_source_id,
    earlier.organization AS earlier_organization,
    later.organization AS later_organization,
    earlier.speaker AS earlier_speaker,
    later.speaker AS later_speaker,
    earlier.said_on AS earlier_said_on,
    earlier.said_on_last AS earlier_said_on_last,
    later.said_on AS later_said_on,
    later.said_on_last AS later_said_on_last,
    lower(concat_ws(chr(10), earlier.claim, earlier.quote, later.claim, later.quote)) AS words
FROM newest
JOIN pair ON pair.id = newest.pair_id
LEFT JOIN pair_key ON pair_key.pair_id = pair.id
JOIN statement AS earlier ON earlier.id = pair.earlier_id
JOIN statement AS later ON later.id = pair.later_id
WHERE newest.score >= 0.5 OR newest.relation NOT IN ('consistent', 'unrelated');

INSERT INTO lead FROM lead_of((SELECT list(id) FROM pair));

-- How much each word of two claims weighs in a judge's reading: kept, since to measure it takes seconds.
CREATE TABLE influence (
    seq BIGINT NOT NULL,
    pair_id VARCHAR NOT NULL REFERENCES pair (id),
    judge VARCHAR NOT NULL,
    baseline DOUBLE NOT NULL,
    earlier JSON NOT NULL,
    later JSON NOT NULL,
    PRIMARY KEY (pair_id, judge)
);

-- What the view `earlier_review` says of a few pairs, asked from their side: it compares their statements with those
-- that were decided on, not all with all.
CREATE MACRO earlier_review_of(pairs) AS TABLE
WITH asked AS (
    SELECT pair.id, pair.earlier_id, pair.later_id, pair_key.key
    FROM pair JOIN pair_key ON pair_key.pair_id = pair.id
    WHERE list_contains(pairs, pair.id) AND pair.rule <> 'restatement'
),
decided AS (
    SELECT standing.*, pair_key.key, pair.earlier_id, pair.later_id
    FROM standing_review AS standing
    JOIN pair_key ON pair_key.pair_id = standing.pair_id
    JOIN pair ON pair.id = standing.pair_id
    QUALIFY row_number() OVER (PARTITION BY pair_key.key ORDER BY standing.seq DESC) = 1
),
ours AS (SELECT DISTINCT unnest([earlier_id, later_id]) AS id FROM asked),
theirs AS (SELECT DISTINCT unnest([earlier_id, later_id]) AS id FROM decided),
known AS (
    SELECT
        statement.id, statement.organization, statement_key.said, statement_key.words, statement_key.document,
        string_split(wording(coalesce(statement.quote, statement.claim)), ' ') AS tokens
    FROM statement JOIN statement_key ON statement_key.statement_id = statement.id
    WHERE statement.id IN (SELECT id FROM ours UNION ALL SELECT id FROM theirs)
),
asking AS (SELECT * FROM known WHERE id IN (SELECT id FROM ours)),
looked_at AS (SELECT * FROM known WHERE id IN (SELECT id FROM theirs)),
link AS (
    SELECT earlier_id AS a, later_id AS b FROM pair WHERE rule = 'restatement'
    UNION ALL
    SELECT later_id, earlier_id FROM pair WHERE rule = 'restatement'
),
once AS (SELECT ours.id, link.b FROM ours JOIN link ON link.a = ours.id),
twice AS (SELECT * FROM once UNION SELECT once.id, link.b FROM once JOIN link ON link.a = once.b),
bearing AS (
    SELECT looked_at.id AS decided_id, asking.id, 0 AS distance
    FROM looked_at JOIN asking ON asking.said = looked_at.said
    UNION ALL
    SELECT looked_at.id, asking.id, CASE WHEN asking.document = looked_at.document THEN 2 ELSE 1 END
    FROM looked_at JOIN asking ON asking.words = looked_at.words
    WHERE asking.document = looked_at.document OR lower(asking.organization) = lower(looked_at.organization)
    UNION ALL
    SELECT twice.b, twice.id, 1 FROM twice WHERE twice.b IN (SELECT id FROM theirs)
    UNION ALL
    SELECT looked_at.id, asking.id, 2
    FROM looked_at JOIN asking ON asking.document = looked_at.document
    WHERE 3 * len(list_intersect(asking.tokens, looked_at.tokens))
        >= len(list_distinct(asking.tokens)) + len(list_distinct(looked_at.tokens))
),
closest AS (SELECT decided_id, id, min(distance) AS distance FROM bearing GROUP BY ALL),
sides AS (
    SELECT id, key, earlier_id AS a, later_id AS b FROM asked
    UNION ALL
    SELECT id, key, later_id, earlier_id FROM asked
),
found AS (
    SELECT decided.*, sides.id AS other_id, greatest(first.distance, second.distance) AS distance
    FROM decided
    JOIN closest AS first ON first.decided_id = decided.earlier_id
    JOIN closest AS second ON second.decided_id = decided.later_id
    JOIN sides ON sides.a = first.id AND sides.b = second.id AND sides.key <> decided.key
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
