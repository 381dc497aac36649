-- A statement that its document no longer yields, now that extraction has improved, is superseded by a new row, and taken
-- back by another when it is found again; the newest one counts. Nothing is erased: what people decided on it stays.
CREATE TABLE supersession (
    seq BIGINT PRIMARY KEY,
    statement_id VARCHAR NOT NULL REFERENCES statement (id),
    superseded BOOLEAN NOT NULL,
    decided_at TIMESTAMP NOT NULL
);

CREATE VIEW superseded_statement AS
SELECT * FROM (
    SELECT * FROM supersession
    QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY seq DESC) = 1
)
WHERE superseded;

-- As before, but a pair of a superseded statement is no flag.
CREATE OR REPLACE VIEW flag AS
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
LEFT JOIN latest_review AS review ON review.pair_id = pair.id
WHERE earlier.source_id NOT IN (SELECT source_id FROM withdrawn_source)
  AND later.source_id NOT IN (SELECT source_id FROM withdrawn_source)
  AND pair.earlier_id NOT IN (SELECT statement_id FROM superseded_statement)
  AND pair.later_id NOT IN (SELECT statement_id FROM superseded_statement);
