"""What a column constraint cannot say: no name row for the unnamed, no note without consent, no way down a level."""

from django.db import migrations

RULES = (
    (
        "registry_nameform_named",
        "INSERT ON registry_nameform",
        "(SELECT level FROM registry_person WHERE subject = NEW.person_id) <> 'named'",
        "a person who is not named has no name rows",
    ),
    (
        "registry_condition_consented",
        "INSERT ON registry_condition",
        "(SELECT basis FROM registry_person WHERE subject = NEW.person_id) <> 'consented'",
        "a note on condition or health needs consent",
    ),
    (
        "registry_person_level",
        "UPDATE OF level ON registry_person",
        "NEW.level <> OLD.level AND NOT (NEW.level = 'named' OR OLD.level = 'counted')",
        "going down a level needs a new subject",
    ),
)


def make(apps, schema_editor):
    for name, event, condition, message in RULES:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        else:
            schema_editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
                f"END IF; RETURN NEW; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION {name}()"
            )


def unmake(apps, schema_editor):
    for name, event, _, _ in RULES:
        table = event.rpartition(" ON ")[2]
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_start")]
    operations = [migrations.RunPython(make, unmake)]
