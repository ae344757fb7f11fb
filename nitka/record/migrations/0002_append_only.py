"""Append-only by the database itself: what landed is never changed or deleted, except a withdrawn body."""

from django.db import migrations

SQLITE = {
    "record_act_fixed": """
        CREATE TRIGGER record_act_fixed BEFORE UPDATE ON record_act
        BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END""",
    "record_act_kept": """
        CREATE TRIGGER record_act_kept BEFORE DELETE ON record_act
        BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END""",
    "record_item_kept": """
        CREATE TRIGGER record_item_kept BEFORE DELETE ON record_item
        BEGIN SELECT RAISE(ABORT, 'items are never deleted'); END""",
    "record_item_fixed": """
        CREATE TRIGGER record_item_fixed BEFORE UPDATE ON record_item
        WHEN NOT (
            NEW.sequence = OLD.sequence AND NEW.act_id = OLD.act_id AND NEW.commitment = OLD.commitment
            AND NEW.body IS NULL AND NEW.kind = '' AND NEW.subject = ''
            AND EXISTS (SELECT 1 FROM record_withdrawal WHERE item_id = OLD.sequence)
        )
        BEGIN SELECT RAISE(ABORT, 'an item only loses its body, by a withdrawal'); END""",
    "record_withdrawal_fixed": """
        CREATE TRIGGER record_withdrawal_fixed BEFORE UPDATE ON record_withdrawal
        BEGIN SELECT RAISE(ABORT, 'withdrawals are never changed'); END""",
    "record_withdrawal_kept": """
        CREATE TRIGGER record_withdrawal_kept BEFORE DELETE ON record_withdrawal
        BEGIN SELECT RAISE(ABORT, 'withdrawals are never deleted'); END""",
    "record_tile_kept": """
        CREATE TRIGGER record_tile_kept BEFORE DELETE ON record_tile
        BEGIN SELECT RAISE(ABORT, 'tiles are never deleted'); END""",
    "record_tile_grows": """
        CREATE TRIGGER record_tile_grows BEFORE UPDATE ON record_tile
        WHEN NEW.level <> OLD.level OR NEW."index" <> OLD."index"
            OR substr(NEW.hashes, 1, length(OLD.hashes)) <> OLD.hashes
        BEGIN SELECT RAISE(ABORT, 'a tile only grows'); END""",
}

POSTGRESQL = """
CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% on % is refused: the record is append-only', TG_OP, TG_TABLE_NAME; END $$;

CREATE FUNCTION record_item_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence = OLD.sequence AND NEW.act_id = OLD.act_id AND NEW.commitment = OLD.commitment
        AND NEW.body IS NULL AND NEW.kind = '' AND NEW.subject = ''
        AND EXISTS (SELECT 1 FROM record_withdrawal WHERE item_id = OLD.sequence)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an item only loses its body, by a withdrawal';
END $$;

CREATE FUNCTION record_tile_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.level = OLD.level AND NEW."index" = OLD."index"
        AND substring(NEW.hashes from 1 for length(OLD.hashes)) = OLD.hashes
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a tile only grows';
END $$;

CREATE TRIGGER record_act_fixed BEFORE UPDATE OR DELETE ON record_act
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_item_kept BEFORE DELETE ON record_item
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_item_fixed BEFORE UPDATE ON record_item
    FOR EACH ROW EXECUTE FUNCTION record_item_change();
CREATE TRIGGER record_withdrawal_fixed BEFORE UPDATE OR DELETE ON record_withdrawal
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_tile_kept BEFORE DELETE ON record_tile
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_tile_grows BEFORE UPDATE ON record_tile
    FOR EACH ROW EXECUTE FUNCTION record_tile_change();
"""

POSTGRESQL_BACK = """
DROP TRIGGER record_act_fixed ON record_act;
DROP TRIGGER record_item_kept ON record_item;
DROP TRIGGER record_item_fixed ON record_item;
DROP TRIGGER record_withdrawal_fixed ON record_withdrawal;
DROP TRIGGER record_tile_kept ON record_tile;
DROP TRIGGER record_tile_grows ON record_tile;
DROP FUNCTION record_refuse();
DROP FUNCTION record_item_change();
DROP FUNCTION record_tile_change();
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
    else:
        for statement in SQLITE.values():
            schema_editor.execute(statement, params=None)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK, params=None)
    else:
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_the_record")]
    operations = [migrations.RunPython(make, unmake)]
