-- What stands on the case of each reviewed pair, kept up to date with every entry: a page need not go through the log.
ALTER TABLE reviewed ADD COLUMN decision VARCHAR;

-- For each case the newest decision that nobody took back; cases without one are left out.
CREATE VIEW standing_decision AS
SELECT reviewed.key, arg_max(standing.decision, standing.seq) AS decision
FROM standing_review AS standing JOIN reviewed ON reviewed.pair_id = standing.pair_id
GROUP BY reviewed.key;

UPDATE reviewed SET decision = (SELECT decision FROM standing_decision WHERE standing_decision.key = reviewed.key);

CREATE OR REPLACE VIEW standing_lead AS
SELECT lead.*, coalesce(decided.decision, 'unreviewed') AS status
FROM lead LEFT JOIN (SELECT key, any_value(decision) AS decision FROM reviewed GROUP BY key) AS decided
    ON decided.key = lead.key
WHERE lead.earlier_source_id NOT IN (SELECT source_id FROM withdrawn_source)
  AND lead.later_source_id NOT IN (SELECT source_id FROM withdrawn_source);
