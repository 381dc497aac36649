-- What the review pages need of all pairs and of all reviews, so that a page reads a few rows of small tables.

-- The pairs that were reviewed, with what they are found by again: of each statement its id and its keys.
CREATE TABLE reviewed (
    pair_id VARCHAR PRIMARY KEY,
    key VARCHAR NOT NULL,
    earlier_marks VARCHAR[] NOT NULL,
    later_marks VARCHAR[] NOT NULL
);

CREATE VIEW unlisted_review AS
SELECT
    pair.id AS pair_id,
    pair_key.key,
    [pair.earlier_id, earlier.said, earlier.words, earlier.document] AS earlier_marks,
    [pair.later_id, later.said, later.words, later.document] AS later_marks
FROM (SELECT DISTINCT review.pair_id FROM review ANTI JOIN reviewed AS known USING (pair_id)) AS fresh
JOIN pair ON pair.id = fresh.pair_id
JOIN pair_key ON pair_key.pair_id = pair.id
JOIN statement_key AS earlier ON earlier.statement_id = pair.earlier_id
JOIN statement_key AS later ON later.statement_id = pair.later_id;

INSERT INTO reviewed SELECT * FROM unlisted_review;

-- As before, with all that a list of flags shows.
DROP TABLE lead;
DROP MACRO TABLE IF EXISTS lead_of;

CREATE TABLE lead (
    pair_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL, -- one for all copies of the pair
    relation VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    words VARCHAR NOT NULL, -- both claims and both quotes, in small letters
    earlier_id VARCHAR NOT NULL,
    earlier_source_id VARCHAR NOT NULL,
    earlier_organization VARCHAR NOT NULL,
    earlier_speaker VARCHAR,
    earlier_role VARCHAR,
    earlier_said_on DATE,
    earlier_said_on_last DATE,
    earlier_said_on_precision VARCHAR,
    earlier_said_on_basis VARCHAR,
    earlier_claim VARCHAR NOT NULL,
    earlier_quote VARCHAR,
    later_id VARCHAR NOT NULL,
    later_source_id VARCHAR NOT NULL,
    later_organization VARCHAR NOT NULL,
    later_speaker VARCHAR,
    later_role VARCHAR,
    later_said_on DATE,
    later_said_on_last DATE,
    later_said_on_precision VARCHAR,
    later_said_on_basis VARCHAR,
    later_claim VARCHAR NOT NULL,
    later_quote VARCHAR
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
    lower(concat_ws(chr(10), earlier.claim, earlier.quote, later.claim, later.quote)) AS words,
    earlier.id AS earlier_id,
    earlier.source_id AS earlier_source_id,
    earlier.organization AS earlier_organization,
    earlier.speaker AS earlier_speaker,
    earlier.role AS earlier_role,
    earlier.said_on AS earlier_said_on,
    earlier.said_on_last AS earlier_said_on_last,
    earlier.said_on_precision AS earlier_said_on_precision,
    earlier.said_on_basis AS earlier_said_on_basis,
    earlier.claim AS earlier_claim,
    earlier.quote AS earlier_quote,
    later.id AS later_id,
    later.source_id AS later_source_id,
    later.organization AS later_organization,
    later.speaker AS later_speaker,
    later.role AS later_role,
    later.said_on AS later_said_on,
    later.said_on_last AS later_said_on_last,
    later.said_on_precision AS later_said_on_precision,
    later.said_on_basis AS later_said_on_basis,
    later.claim AS later_claim,
    later.quote AS later_quote
FROM newest
JOIN pair ON pair.id = newest.pair_id
LEFT JOIN pair_key ON pair_key.pair_id = pair.id
JOIN statement AS earlier ON earlier.id = pair.earlier_id
JOIN statement AS later ON later.id = pair.later_id
WHERE (newest.score >= 0.5 OR newest.relation NOT IN ('consistent', 'unrelated'))
  AND pair.earlier_id NOT IN (SELECT statement_id FROM superseded_statement)
  AND pair.later_id NOT IN (SELECT statement_id FROM superseded_statement);

INSERT INTO lead FROM lead_of((SELECT list(id) FROM pair));

-- Leads with what was decided on their case; those that rest on a withdrawn source are left out.
CREATE VIEW standing_lead AS
WITH decided AS (
    SELECT reviewed.key, arg_max(standing.decision, standing.seq) AS decision
    FROM standing_review AS standing JOIN reviewed ON reviewed.pair_id = standing.pair_id
    GROUP BY ALL
)
SELECT lead.*, coalesce(decided.decision, 'unreviewed') AS status
FROM lead LEFT JOIN decided ON decided.key = lead.key
WHERE lead.earlier_source_id NOT IN (SELECT source_id FROM withdrawn_source)
  AND lead.later_source_id NOT IN (SELECT source_id FROM withdrawn_source);

-- What the view `earlier_review` says of a few pairs, when only these reviewed pairs can bear on them.
DROP MACRO TABLE IF EXISTS earlier_review_of;

CREATE MACRO earlier_review_among(pairs, candidates) AS TABLE
WITH asked AS (
    SELECT pair.id, pair.earlier_id, pair.later_id, pair_key.key
    FROM pair JOIN pair_key ON pair_key.pair_id = pair.id
    WHERE list_contains(pairs, pair.id) AND pair.rule <> 'restatement'
),
newest AS (
    SELECT standing.*, reviewed.key, reviewed.earlier_marks[1] AS earlier_id, reviewed.later_marks[1] AS later_id
    FROM standing_review AS standing
    JOIN reviewed ON reviewed.pair_id = standing.pair_id
    QUALIFY row_number() OVER (PARTITION BY reviewed.key ORDER BY standing.seq DESC) = 1
),
decided AS (SELECT * FROM newest WHERE list_contains(candidates, pair_id)),
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
