-- What shoppers are asked to agree to, and what they ended or agreed to later. The consents themselves: schema.sql.

-- What the shop asks its shoppers to agree to. The newest of the same term that is valid is the one on offer.
CREATE TABLE IF NOT EXISTS terms (
  term_row   INTEGER PRIMARY KEY,
  -- What it belongs to: a plan, or a change of its price.
  offer_id   TEXT NOT NULL,
  term_id    TEXT NOT NULL,
  version    TEXT NOT NULL,
  locale     TEXT NOT NULL CHECK (locale IN ('ko', 'en', 'ja', 'zh')),
  -- A mandate names the payment method, and may name a price. Null where the text does not.
  method     TEXT,
  price      INTEGER,
  required   INTEGER NOT NULL CHECK (required IN (0, 1)),
  -- What the button shows and hashes, made with its own sentences.
  text       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  -- What a page gives the button for it, as JSON.
  parts      TEXT NOT NULL,
  valid_from TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS terms_by_offer ON terms (offer_id, locale, term_id);
CREATE TRIGGER IF NOT EXISTS terms_are_never_changed BEFORE UPDATE ON terms
BEGIN SELECT RAISE(ABORT, 'a term is never changed: a new version is a new row'); END;
CREATE TRIGGER IF NOT EXISTS terms_are_never_deleted BEFORE DELETE ON terms
BEGIN SELECT RAISE(ABORT, 'a term is never deleted'); END;
CREATE TRIGGER IF NOT EXISTS terms_are_never_replaced BEFORE INSERT ON terms
WHEN EXISTS (SELECT 1 FROM terms WHERE term_row = NEW.term_row)
BEGIN SELECT RAISE(ABORT, 'a term is never replaced'); END;

-- The end of a permission, beside the consent that gave it.
CREATE TABLE IF NOT EXISTS withdrawals (
  withdrawal_id      TEXT PRIMARY KEY,
  saved_attempt_id   TEXT NOT NULL UNIQUE REFERENCES saved_methods,
  consent_attempt_id TEXT NOT NULL REFERENCES consents,
  -- Null: before version 4 nobody wrote down who it was.
  withdrawn_by       TEXT CHECK (withdrawn_by IN ('shopper', 'shop')),
  withdrawn_at       TEXT NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS withdrawals_are_never_changed BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never changed'); END;
CREATE TRIGGER IF NOT EXISTS withdrawals_are_never_deleted BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never deleted'); END;

-- Another price of a plan, as it was announced. Nobody pays it without a consent of its own.
CREATE TABLE IF NOT EXISTS price_changes (
  change_id    TEXT PRIMARY KEY,
  plan_id      TEXT NOT NULL,
  old_amount   INTEGER NOT NULL CHECK (old_amount >= 0),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  -- The day in Seoul from which payments that fall due have it.
  from_on      TEXT NOT NULL,
  announced_at TEXT NOT NULL
) STRICT;

-- The consents to such a change: for which saved method. The attempt holds the consent, and asked no provider.
CREATE TABLE IF NOT EXISTS price_agreements (
  attempt_id       TEXT PRIMARY KEY REFERENCES consents,
  saved_attempt_id TEXT NOT NULL REFERENCES saved_methods,
  change_id        TEXT NOT NULL REFERENCES price_changes,
  -- What the button was told to be its order.
  order_id         TEXT NOT NULL,
  created_at       TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS price_agreements_by_method ON price_agreements (saved_attempt_id);
CREATE TRIGGER IF NOT EXISTS price_agreements_are_never_changed BEFORE UPDATE ON price_agreements
BEGIN SELECT RAISE(ABORT, 'an agreement is never changed'); END;
CREATE TRIGGER IF NOT EXISTS price_agreements_are_never_deleted BEFORE DELETE ON price_agreements
BEGIN SELECT RAISE(ABORT, 'an agreement is never deleted'); END;
CREATE TRIGGER IF NOT EXISTS price_changes_are_never_changed BEFORE UPDATE ON price_changes
BEGIN SELECT RAISE(ABORT, 'an announced price is never changed'); END;
CREATE TRIGGER IF NOT EXISTS price_changes_are_never_deleted BEFORE DELETE ON price_changes
BEGIN SELECT RAISE(ABORT, 'an announced price is never deleted'); END;

-- INSERT OR REPLACE deletes without asking the triggers above. The first withdrawal and the first announcement stay.
CREATE TRIGGER IF NOT EXISTS withdrawals_are_never_replaced BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM withdrawals
  WHERE withdrawal_id = NEW.withdrawal_id OR saved_attempt_id = NEW.saved_attempt_id OR NEW.rowid > 0 AND rowid = NEW.rowid)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER IF NOT EXISTS price_changes_are_never_replaced BEFORE INSERT ON price_changes
WHEN EXISTS (SELECT 1 FROM price_changes WHERE change_id = NEW.change_id OR NEW.rowid > 0 AND rowid = NEW.rowid)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER IF NOT EXISTS price_agreements_are_never_replaced BEFORE INSERT ON price_agreements
WHEN EXISTS (SELECT 1 FROM price_agreements WHERE attempt_id = NEW.attempt_id OR NEW.rowid > 0 AND rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'an agreement is never replaced'); END;
