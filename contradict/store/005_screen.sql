-- What a screen expects the judge to find in a pair: pairs of little promise are spared the judge. The threshold is
-- applied when the pairs are read, so that another one needs no new screening.
CREATE TABLE promise (
    seq BIGINT NOT NULL,
    pair_id VARCHAR NOT NULL REFERENCES pair (id),
    screen VARCHAR NOT NULL,
    promise DOUBLE NOT NULL,
    PRIMARY KEY (pair_id, screen)
);
