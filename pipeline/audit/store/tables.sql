CREATE TABLE IF NOT EXISTS runs (
  run INTEGER, complete BOOLEAN, started TIMESTAMP, seconds DOUBLE, today DATE, law_date VARCHAR,
  ruleset VARCHAR, model VARCHAR, version VARCHAR, files INTEGER, gone VARCHAR[]
);
COMMENT ON TABLE runs IS '每次审计一行';
CREATE TABLE IF NOT EXISTS files (
  run INTEGER, path VARCHAR, container VARCHAR, size BIGINT, sha256 VARCHAR, outcome VARCHAR, reason VARCHAR,
  duplicate_of VARCHAR, change VARCHAR, document VARCHAR, before VARCHAR,
  copy_of VARCHAR
);
COMMENT ON TABLE files IS '最近两次审计的每个文件一行；document 指向 documents，重复的文件指向同一份；before 指向它上一次没有被筛掉时的结果；copy_of 是文字、当事人、日期和期限都相同的另一文件';
CREATE TABLE IF NOT EXISTS documents (
  document VARCHAR, serial BIGINT, sha256 VARCHAR, read_how VARCHAR, read_kind VARCHAR, confidence DOUBLE,
  remarks VARCHAR[], type VARCHAR, type_title VARCHAR, verdict VARCHAR, as_of DATE, as_of_by VARCHAR,
  ruleset VARCHAR, model VARCHAR
);
COMMENT ON TABLE documents IS '内容不同的每份文件一行：怎样读取、什么类型、结论、按哪一天的规定';
CREATE TABLE IF NOT EXISTS terms (
  document VARCHAR, title VARCHAR, subject VARCHAR, amount DECIMAL(20, 2), currency VARCHAR,
  signed DATE, starts DATE, ends DATE, term_text VARCHAR, ip_regime VARCHAR, shares_text VARCHAR,
  confidential_until DATE, confidential_text VARCHAR, forum VARCHAR
);
COMMENT ON TABLE terms IS '每份协议的要素；空值：协议没有写，或者没有写清';
CREATE TABLE IF NOT EXISTS parties (document VARCHAR, number INTEGER, role VARCHAR, name VARCHAR, kind VARCHAR, credit_code VARCHAR);
COMMENT ON TABLE parties IS '每份协议的各方当事人';
CREATE TABLE IF NOT EXISTS shares (document VARCHAR, number INTEGER, party VARCHAR, value VARCHAR);
COMMENT ON TABLE shares IS '收益分配比例；value 是分数，如 3/5，留空为空值';
CREATE TABLE IF NOT EXISTS results (
  document VARCHAR, number INTEGER, rule VARCHAR, title VARCHAR, "group" VARCHAR, outcome VARCHAR,
  severity VARCHAR, message VARCHAR, basis VARCHAR[], suggestion VARCHAR, expected VARCHAR, fingerprint VARCHAR
);
COMMENT ON TABLE results IS '每份文件的每条规则一行，不论结果；number 是规则的顺序';
CREATE TABLE IF NOT EXISTS evidence (document VARCHAR, rule VARCHAR, number INTEGER, quote VARCHAR, place VARCHAR);
COMMENT ON TABLE evidence IS '每条结果所依据的原文和位置';
CREATE TABLE IF NOT EXISTS obligations (
  document VARCHAR, number INTEGER, kind VARCHAR, title VARCHAR, due DATE, quote VARCHAR, place VARCHAR,
  party VARCHAR, derivation VARCHAR, condition VARCHAR, basis VARCHAR, provisional BOOLEAN, amount DECIMAL(20, 2)
);
COMMENT ON TABLE obligations IS '由协议产生的到期事项；due 为空时 condition 写明取决于什么';
CREATE OR REPLACE VIEW latest AS SELECT * FROM files WHERE run = (SELECT max(run) FROM runs WHERE complete);
COMMENT ON VIEW latest IS '最近一次完整审计的文件';
CREATE OR REPLACE VIEW register AS
  SELECT path, outcome, reason, duplicate_of, change, document, type_title, verdict, as_of, as_of_by, read_how,
    (SELECT string_agg(name, '、' ORDER BY number) FROM parties WHERE parties.document = latest.document) AS parties,
    t.* EXCLUDE (document)
  FROM latest LEFT JOIN documents USING (document) LEFT JOIN terms AS t USING (document) ORDER BY path;
COMMENT ON VIEW register IS '台账：最近一次审计的每个文件一行，带要素';
CREATE OR REPLACE VIEW findings AS
  SELECT path, rule, title, "group", r.outcome, severity, message, basis, suggestion, expected, fingerprint
  FROM latest JOIN results AS r USING (document)
  WHERE latest.outcome = 'checked' AND r.outcome IN ('violated', 'undetermined', 'error') ORDER BY path, number;
COMMENT ON VIEW findings IS '问题：最近一次审计中不符合、待定、出错的结果';
