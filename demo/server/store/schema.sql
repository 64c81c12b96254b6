-- The shop's whole memory. Money is whole won. Times are ISO 8601 in UTC, written by the server.

CREATE TABLE IF NOT EXISTS schema_version (
  version INTEGER PRIMARY KEY
) STRICT;

-- One row per browser, by its cookie. The name and e-mail stand for the shop's own customer record.
CREATE TABLE IF NOT EXISTS shoppers (
  shopper_id TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  email      TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- The shopper at a provider. An account is named by a fingerprint of its key, so another key means another customer.
CREATE TABLE IF NOT EXISTS provider_customers (
  shopper_id  TEXT NOT NULL REFERENCES shoppers,
  provider    TEXT NOT NULL,
  account     TEXT NOT NULL,
  customer_id TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  PRIMARY KEY (shopper_id, provider, account)
) STRICT;

-- What a shopper is about to buy, priced by the server.
CREATE TABLE IF NOT EXISTS carts (
  order_id   TEXT PRIMARY KEY,
  shopper_id TEXT NOT NULL REFERENCES shoppers,
  product_id TEXT NOT NULL,
  order_name TEXT NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount > 0),
  currency   TEXT NOT NULL CHECK (currency = 'KRW'),
  created_at TEXT NOT NULL
) STRICT;

-- A cart that somebody began to pay for. `paid` is final.
CREATE TABLE IF NOT EXISTS orders (
  order_id   TEXT PRIMARY KEY REFERENCES carts,
  shopper_id TEXT NOT NULL REFERENCES shoppers,
  order_name TEXT NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount > 0),
  currency   TEXT NOT NULL CHECK (currency = 'KRW'),
  state      TEXT NOT NULL CHECK (state IN ('unpaid', 'paid')),
  flag       TEXT CHECK (flag IN ('amount-mismatch', 'refund-due')),
  created_at TEXT NOT NULL,
  paid_at    TEXT
) STRICT;

-- One try at paying or saving. The attempt id is the idempotency key.
CREATE TABLE IF NOT EXISTS attempts (
  attempt_id         TEXT PRIMARY KEY,
  shopper_id         TEXT NOT NULL REFERENCES shoppers,
  order_id           TEXT REFERENCES orders,
  plan_id            TEXT,
  request_hash       TEXT NOT NULL,
  provider           TEXT NOT NULL,
  method             TEXT NOT NULL,
  mode               TEXT NOT NULL CHECK (mode IN ('pay', 'save', 'pay-and-save', 'subscribe')),
  amount             INTEGER CHECK (amount > 0),
  currency           TEXT NOT NULL,
  locale             TEXT NOT NULL,
  return_url         TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('starting', 'open', 'succeeded', 'failed', 'canceled', 'expired')),
  flag               TEXT CHECK (flag IN ('amount-mismatch', 'refund-due', 'superseded')),
  -- Set when this attempt shares the provider's object of an earlier, still open one.
  joined_attempt_id  TEXT REFERENCES attempts,
  provider_object_id TEXT,
  payment_id         TEXT,
  provider_code      TEXT,
  provider_message   TEXT,
  -- The answer to the start request, for a repeat with the same key.
  answer_status      INTEGER,
  answer             TEXT,
  -- Until when somebody is asking the provider for this attempt.
  asking_until       TEXT,
  created_at         TEXT NOT NULL,
  settled_at         TEXT,
  -- When the sweep may look at it again; null before its first look.
  next_look_at       TEXT,
  -- Since when money is under way at the provider, as it said last; null when it is not.
  under_way_since    TEXT,
  -- What the provider wants of the shopper now, where that is no longer what the start answer says: JSON.
  next_action        TEXT,
  -- Names of what the shopper brought back and the provider answered, oldest first: a JSON list.
  answered_steps     TEXT,
  -- Until when the object of an attempt that was given up may be paid all the same.
  payable_until      TEXT
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS one_live_attempt_per_order ON attempts (order_id)
  WHERE state IN ('starting', 'open') AND joined_attempt_id IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS one_attempt_per_provider_object ON attempts (provider, provider_object_id)
  WHERE provider_object_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attempts_by_order ON attempts (order_id);
CREATE INDEX IF NOT EXISTS open_attempts ON attempts (created_at) WHERE state = 'open';
CREATE INDEX IF NOT EXISTS payable_attempts ON attempts (payable_until) WHERE payable_until IS NOT NULL;

-- Who agreed to what, from where. The record is kept as it came, after its hashes were checked.
CREATE TABLE IF NOT EXISTS consents (
  attempt_id  TEXT PRIMARY KEY REFERENCES attempts,
  sha256      TEXT NOT NULL,
  locale      TEXT NOT NULL,
  widget      TEXT NOT NULL,
  agreed_at   TEXT NOT NULL,
  record      TEXT NOT NULL,
  ip_address  TEXT,
  user_agent  TEXT,
  received_at TEXT NOT NULL,
  -- Over everything that stands in the row, so that a change made beside the shop is told apart. Null before version 4.
  row_sha256  TEXT
) STRICT;

-- A consent stays as it came in.
CREATE TRIGGER IF NOT EXISTS consents_are_never_changed BEFORE UPDATE ON consents
BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END;
CREATE TRIGGER IF NOT EXISTS consents_are_never_deleted BEFORE DELETE ON consents
BEGIN SELECT RAISE(ABORT, 'a consent is never deleted'); END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER IF NOT EXISTS consents_are_never_replaced BEFORE INSERT ON consents
WHEN EXISTS (SELECT 1 FROM consents WHERE attempt_id = NEW.attempt_id OR rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'a consent is never replaced'); END;

-- Money of orders. Every payment that a provider took is one row: it paid its order, or it must go back. An order is
-- captured once. What is charged later has no order: its money lines are the rows of charges.
CREATE TABLE IF NOT EXISTS ledger (
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

CREATE UNIQUE INDEX IF NOT EXISTS captured_once_per_order ON ledger (order_id) WHERE entry = 'captured';

-- A method that may be charged again, and the consent it rests on.
CREATE TABLE IF NOT EXISTS saved_methods (
  attempt_id         TEXT PRIMARY KEY REFERENCES attempts,
  shopper_id         TEXT NOT NULL REFERENCES shoppers,
  plan_id            TEXT,
  provider           TEXT NOT NULL,
  method             TEXT NOT NULL,
  customer_id        TEXT NOT NULL,
  payment_method_id  TEXT NOT NULL,
  mandate_id         TEXT,
  consent_attempt_id TEXT NOT NULL REFERENCES consents,
  created_at         TEXT NOT NULL,
  -- When the permission ended; nothing is charged after that.
  canceled_at        TEXT
) STRICT;

-- Charges of saved methods, and the ledger of them: what was taken stands in captured_amount, once a provider said so.
-- The charge id is the idempotency key. What the provider is asked with is kept, so that every repeat asks the same.
CREATE TABLE IF NOT EXISTS charges (
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
CREATE UNIQUE INDEX IF NOT EXISTS one_charge_per_due_date ON charges (shopper_id, plan_id, due_on)
  WHERE state <> 'failed' AND flag IS NOT 'refund-due';
CREATE INDEX IF NOT EXISTS charges_by_saved_method ON charges (saved_attempt_id);
CREATE INDEX IF NOT EXISTS unsettled_charges ON charges (next_look_at) WHERE state IN ('open', 'pending');

-- Charges that somebody is asking a provider for, until when, and those that must never be made. By attempt or charge.
CREATE TABLE IF NOT EXISTS charge_guards (
  subject_id  TEXT PRIMARY KEY,
  state       TEXT NOT NULL CHECK (state IN ('asking', 'closed')),
  taken_until TEXT NOT NULL
) STRICT;

-- Every verified webhook as it came, before anything is done about it.
CREATE TABLE IF NOT EXISTS webhook_inbox (
  provider    TEXT NOT NULL,
  event_id    TEXT NOT NULL,
  event_type  TEXT NOT NULL,
  signature   TEXT NOT NULL,
  body        TEXT NOT NULL,
  verdict     TEXT NOT NULL CHECK (verdict IN ('received', 'processed', 'ignored')),
  attempt_id  TEXT REFERENCES attempts,
  received_at TEXT NOT NULL,
  PRIMARY KEY (provider, event_id)
) STRICT;
