"""Migrations of the vault: they end where the models are, keep a way back, and happen whole or not at all."""

import ast
import shutil
from pathlib import Path

import pytest
import sqlalchemy
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop_app.casework.errors import VaultDamaged
from desktop_app.vault import backup, migration, tables
from desktop_app.vault.keys import subkey
from desktop_app.vault.open_vault import OpenVault
from desktop_app.vault.opening import make_engine, problems
from tests.contract.vaults import NOW, answer
from tests.unit.vault.opened import leaks, make, reopen

SCRIPTS = Path(migration.__file__).parent / "migrations"

NEXT = '''"""A next revision, for this test."""

from alembic import op
import sqlalchemy as sa

revision = "{number}"
down_revision = "{previous}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("answer") as table:
        table.add_column(sa.Column("extra_{number}", sa.Text()))
    op.execute("UPDATE answer SET extra_{number} = 'gevuld'")
    op.execute("INSERT INTO dossier_search (rowid, words) VALUES (9{number}, 'nieuw')")
    {ending}
'''


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations that the program uses instead, so that revisions can be added."""
    copy = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migration, "_SCRIPTS", copy)
    return copy


def add(scripts: Path, monkeypatch: pytest.MonkeyPatch, number: str, ending: str = "op.execute('SELECT 1')") -> None:
    text = NEXT.format(number=number, previous=migration.HEAD, ending=ending)
    (scripts / "versions" / f"r{number}_next.py").write_text(text)
    monkeypatch.setattr(migration, "REVISIONS", (*migration.REVISIONS, number))
    monkeypatch.setattr(migration, "HEAD", number)


def old_vault(folder: Path) -> bytes:
    vault, key = make(folder)
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1")])
        work.put(id="d1", dossier="d1", kind="dossier", body={"surname": "Tesfay"}, by="anja", at=NOW)
    vault.close()
    return key


def columns(vault: OpenVault) -> set[str]:
    return {column["name"] for column in sqlalchemy.inspect(vault._engine).get_columns("answer")}


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    with vault._engine.connect() as connection:
        options = {
            "include_object": lambda _, name, kind, *rest: kind != "table" or not name.startswith("dossier_search"),
            "compare_type": True,
            "compare_server_default": True,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []
    vault.close()


def test_the_list_of_revisions_is_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == migration.REVISIONS


def test_migrations_never_import_living_code() -> None:
    files = list(SCRIPTS.rglob("*.py"))
    assert len(files) >= 4
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert node.module in ("alembic",), file.name
                assert node.level == 0, file.name
            if isinstance(node, ast.Import):
                assert all(alias.name in ("sqlalchemy",) for alias in node.names), file.name


def test_a_migration_keeps_the_content_and_a_way_back(
    tmp_path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    key = old_vault(folder)
    for minutes, number in enumerate(("9002", "9003", "9004")):
        add(scripts, monkeypatch, number)
        vault = reopen(folder, key, minutes=minutes)
        with vault.work() as work:
            assert work.answers("d1")["/data/a"].value == "1"
            assert work.search("tesfay") == ["d1"]
        assert f"extra_{number}" in columns(vault)
        assert revision(vault) == number
        vault.close()
    kept = list((folder / "backups").glob("migration-*.db"))
    assert len(kept) == 2
    backup.verify(kept[0], subkey(bytearray(key), "sqlcipher/v1"))
    assert leaks(folder) == []


def test_a_migration_that_fails_half_way_changes_nothing(
    tmp_path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    key = old_vault(folder)
    head = migration.HEAD
    add(scripts, monkeypatch, "9002", "raise RuntimeError('half-way')")
    with pytest.raises(RuntimeError, match="half-way"):
        reopen(folder, key)
    engine = make_engine(folder / "dossiers.db", subkey(bytearray(key), "sqlcipher/v1"), transactions=False)
    with engine.connect() as connection:
        assert migration.revision_of(connection) == head
        found = connection.exec_driver_sql("SELECT name FROM pragma_table_info('answer')").scalars().all()
        assert "extra_9002" not in found
        assert connection.exec_driver_sql("SELECT count(*) FROM answer").scalar() == 1
    engine.dispose()
    monkeypatch.undo()
    vault = reopen(folder, key)
    with vault.work() as work:
        assert work.answers("d1")["/data/a"].value == "1"
    vault.close()


def test_every_step_can_be_taken_back_and_again(tmp_path: Path) -> None:
    """Down to the first revision and up again, with content: nothing is lost, the file is sound at each stop."""
    key = old_vault(tmp_path)
    engine = make_engine(tmp_path / "dossiers.db", subkey(bytearray(key), "sqlcipher/v1"), transactions=False)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    for number in reversed(migration.REVISIONS[:-1]):
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.downgrade(config, number)
            connection.commit()
            assert migration.revision_of(connection) == number
            assert problems(connection) == []
            assert connection.exec_driver_sql("SELECT count(*) FROM answer").scalar() == 1
    engine.dispose()
    vault = reopen(tmp_path, key)
    with vault.work() as work:
        assert work.answers("d1")["/data/a"].value == "1"
        assert work.search("tesfay") == ["d1"]
    assert vault.find_replayed("anja") == []
    vault.close()


def test_no_backup_no_migration(tmp_path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vault"
    key = old_vault(folder)
    add(scripts, monkeypatch, "9002")

    def refuse(*_: object) -> None:
        raise VaultDamaged

    monkeypatch.setattr(backup, "verify", refuse)
    with pytest.raises(VaultDamaged):
        reopen(folder, key)
    monkeypatch.undo()
    vault = reopen(folder, key)
    assert revision(vault) == migration.HEAD
    assert "extra_9002" not in columns(vault)
    vault.close()


def test_an_open_vault_at_head_is_not_migrated_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = old_vault(tmp_path)

    def never(*_: object) -> None:
        raise AssertionError("migrated although at head")

    monkeypatch.setattr(migration, "_run", never)
    reopen(tmp_path, key).close()


def revision(vault: OpenVault) -> str | None:
    with vault._engine.connect() as connection:
        return migration.revision_of(connection)
