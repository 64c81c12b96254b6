-- From version 1 to 2: charges of saved methods, permissions that end, attempts that the sweep looks at.

ALTER TABLE attempts ADD COLUMN next_look_at TEXT;
CREATE INDEX open_attempts ON attempts (created_at) WHERE state = 'open';

ALTER TABLE saved_methods ADD COLUMN canceled_at TEXT;

-- Charges of saved methods, and the ledger of them: what was taken stands in captured_amount, once a provider said so.
-- The charge id is the idempotency key. What the provider is asked with is kept, so that every repeat asks the same.
CREATE TABLE charges (
  charge_id          TEXT PRIMARY KEY,
  saved_attempt_id   TEXT NOT NULL REFERENCES saved_methods,
  shopper_id         TEXT NOT NULL REFERENCES shoppers,
  plan_id            TEXT NOT NULL,
  consent_attempt_id TEXT NOT NULL REFERENCES consents,
  consent_sha256     TEXT NOT NULL,
  provider           TEXT NOT NULL,
  method             TEXT NOT NULL,
  -- The due date that it pays, in Seoul.
  due_on             TEXT NOT NULL,
  order_name         TEXT NOT NULL,
  amount             INTEGER NOT NULL CHECK (amount > 0),
  currency           TEXT NOT NULL CHECK (currency = 'KRW'),
  -- open: nobody knows whether the provider has it. pending: it has, and is not done.
  state              TEXT NOT NULL CHECK (state IN ('open', 'pending', 'succeeded', 'failed')),
  flag               TEXT CHECK (flag IN ('amount-mismatch', 'refund-due', 'unsettled')),
  payment_id         TEXT,
  captured_amount    INTEGER,
  captured_currency  TEXT,
  provider_code      TEXT,
  provider_message   TEXT,
  next_look_at       TEXT NOT NULL,
  created_at         TEXT NOT NULL,
  settled_at         TEXT
) STRICT;

-- A due date of a plan is paid once a shopper. Only money that somebody has to look at stands beside it.
CREATE UNIQUE INDEX one_charge_per_due_date ON charges (shopper_id, plan_id, due_on)
  WHERE state <> 'failed' AND flag IS NOT 'refund-due';
CREATE INDEX charges_by_saved_method ON charges (saved_attempt_id);
CREATE INDEX unsettled_charges ON charges (next_look_at) WHERE state IN ('open', 'pending');
