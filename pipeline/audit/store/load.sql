INSERT INTO documents
  SELECT document, serial, sha256, read_how, read_kind, confidence, remarks, type, type_title, verdict, as_of,
    as_of_by, ruleset, model FROM batch;
INSERT INTO terms
  SELECT document, terms.title, terms.subject, terms.amount, terms.currency, terms.signed, terms.starts,
    terms.ends, terms.term_text, terms.ip_regime, terms.shares_text, terms.confidential_until,
    terms.confidential_text, terms.forum FROM batch;
INSERT INTO parties
  SELECT document, number, item.role, item.name, item.kind, item.credit_code FROM
    (SELECT document, unnest(terms.parties) AS item, generate_subscripts(terms.parties, 1) AS number FROM batch);
INSERT INTO shares
  SELECT document, number, item.party, item.value FROM
    (SELECT document, unnest(terms.shares) AS item, generate_subscripts(terms.shares, 1) AS number FROM batch);
CREATE OR REPLACE TEMP TABLE found AS
  SELECT document, unnest(results) AS item, generate_subscripts(results, 1) AS number FROM batch;
INSERT INTO results
  SELECT document, number, item.rule, item.title, item.group, item.outcome, item.severity, item.message,
    item.basis, item.suggestion, item.expected, item.fingerprint FROM found;
INSERT INTO evidence
  SELECT document, rule, number, words.quote, words.place FROM
    (SELECT document, item.rule AS rule, unnest(item.evidence) AS words,
      generate_subscripts(item.evidence, 1) AS number FROM found);
INSERT INTO obligations
  SELECT document, number, item.kind, item.title, item.due, item.quote, item.place, item.party, item.derivation,
    item.condition, item.basis, item.provisional, item.amount FROM
    (SELECT document, unnest(obligations) AS item, generate_subscripts(obligations, 1) AS number FROM batch);
DROP TABLE found;
DROP TABLE batch;
