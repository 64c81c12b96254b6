-- From version 2 to 3: money under way, further steps, a ledger with one row a payment, charges kept apart in the database.

ALTER TABLE attempts ADD COLUMN under_way_since TEXT;
ALTER TABLE attempts ADD COLUMN next_action TEXT;
ALTER TABLE attempts ADD COLUMN answered_steps TEXT;
ALTER TABLE attempts ADD COLUMN payable_until TEXT;
CREATE INDEX payable_attempts ON attempts (payable_until) WHERE payable_until IS NOT NULL;

-- Late money was written twice before: as captured and as refund-due. It paid its order; the flags still tell of it.
CREATE TABLE ledger_of_3 (
  entry_id   INTEGER PRIMARY KEY,
  order_id   TEXT NOT NULL REFERENCES orders,
  attempt_id TEXT NOT NULL REFERENCES attempts,
  entry      TEXT NOT NULL CHECK (entry IN ('captured', 'refund-due')),
  provider   TEXT NOT NULL,
  payment_id TEXT NOT NULL,
  amount     INTEGER NOT NULL,
  currency   TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (provider, payment_id)
) STRICT;
INSERT INTO ledger_of_3
  SELECT entry_id, order_id, attempt_id, entry, provider, payment_id, amount, currency, created_at FROM ledger WHERE true
  ORDER BY entry = 'refund-due', entry_id
  ON CONFLICT (provider, payment_id) DO NOTHING;
DROP TABLE ledger;
ALTER TABLE ledger_of_3 RENAME TO ledger;
CREATE UNIQUE INDEX captured_once_per_order ON ledger (order_id) WHERE entry = 'captured';

CREATE TABLE charge_guards (
  subject_id  TEXT PRIMARY KEY,
  state       TEXT NOT NULL CHECK (state IN ('asking', 'closed')),
  taken_until TEXT NOT NULL
) STRICT;
