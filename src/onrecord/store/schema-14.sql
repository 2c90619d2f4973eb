DROP INDEX IF EXISTS ix_statements_kind;
DROP INDEX IF EXISTS ix_statements_listed;
CREATE INDEX ix_statements_listed_day ON statements (day DESC, document, start, number, person, speaker_key, verdict, kind) WHERE fold = '' AND kind != 'turn';
CREATE INDEX ix_statements_listed_place ON statements (place, day DESC, document, start, number, person, speaker_key, kind) WHERE fold = '' AND kind != 'turn';
