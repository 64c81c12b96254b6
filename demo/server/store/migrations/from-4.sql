-- From version 4 to 5: INSERT OR REPLACE, which deletes without asking a trigger, replaces no agreement either.

CREATE TRIGGER withdrawals_are_never_replaced BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM withdrawals
  WHERE withdrawal_id = NEW.withdrawal_id OR saved_attempt_id = NEW.saved_attempt_id OR NEW.rowid > 0 AND rowid = NEW.rowid)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER price_changes_are_never_replaced BEFORE INSERT ON price_changes
WHEN EXISTS (SELECT 1 FROM price_changes WHERE change_id = NEW.change_id OR NEW.rowid > 0 AND rowid = NEW.rowid)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER price_agreements_are_never_replaced BEFORE INSERT ON price_agreements
WHEN EXISTS (SELECT 1 FROM price_agreements WHERE attempt_id = NEW.attempt_id OR NEW.rowid > 0 AND rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'an agreement is never replaced'); END;
