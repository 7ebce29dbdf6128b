"""The tables as the code uses them. Triggers and the search table are made by the migrations only."""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table, Text, text

metadata = MetaData()
STAMP = "random number, another after every change; set by triggers"

record = Table(
    "record",
    metadata,
    Column("n", Integer, primary_key=True, comment="order of creation; row id in the search table"),
    Column("id", Text, nullable=False, unique=True),
    Column("dossier", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False, comment="JSON; of an intake section all but its answers"),
    Column("deleted", Boolean, nullable=False, server_default=text("0")),
    Column("edited_by", Text, nullable=False),
    Column("edited_at", Text, nullable=False),
    Column("edits", Integer, nullable=False, server_default=text("0"), comment="count of local edits"),
    Column("base", Text, comment="JSON body at base_version; NULL: none, or deleted there"),
    Column("base_version", Integer, nullable=False, server_default=text("0")),
    Column("stamp", Integer, nullable=False, server_default=text("0"), comment=STAMP),
    Index("record_by_kind", "kind", "dossier"),
    Index("record_by_dossier", "dossier"),
    Index("dossier_here", "n", "id", sqlite_where=text("kind = 'dossier' AND NOT deleted")),
)

answer = Table(
    "answer",
    metadata,
    Column("dossier", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("section", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("body", Text, nullable=False, comment="JSON of the whole answer, unknown keys of a newer office included"),
    Column("stamp", Integer, nullable=False, server_default=text("0"), comment=STAMP),
    Index("answer_by_section", "dossier", "section"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("mutation", Text, nullable=False, unique=True),
    Column("record", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("state", Text, nullable=False, comment="waiting, in_flight, acknowledged or refused"),
    Column("merged_from", Text, nullable=False, server_default=text("'[]'")),
    Column("frozen", Text, comment="JSON of the mutation as sent; NULL while waiting"),
    Column("version", Integer, comment="as acknowledged"),
    Column("code", Text, comment="why the office refused it"),
    Column("stamp", Integer, nullable=False, server_default=text("0"), comment=STAMP),
    Index("outbox_by_record", "record", "state"),
    Index("outbox_by_dossier", "dossier", "state"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("dossier", Text, primary_key=True),
    Column("rows", Integer, nullable=False),
    Column("total", Integer, nullable=False),
)
"""Number of rows and sum of stamps of a dossier over record, answer and outbox, kept by triggers: a page of any of them
that was replaced by an older one no longer adds up."""

summary = Table(
    "summary",
    metadata,
    Column("urgency", Text, primary_key=True),
    Column("dossier", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("until", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("name", "step", "colour", "code", "last_day", "at")),
    Column("unsent", Integer, nullable=False),
    Column("keep_until", Text, nullable=False),
    Column("packed", Text, nullable=False),
    Column("basis", Text, nullable=False, comment="what it was reckoned from besides the records"),
    Column("total", Integer, nullable=False, comment="of the ledger when it was made; true as long as it is the same"),
    Index("summary_by_dossier", "dossier"),
    sqlite_with_rowid=False,
)
"""`casework.summaries.Summary`, one row for each stretch of days, kept in the order of the list."""

audit = Table(
    "audit",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("dossier", Text, nullable=False),
    Column("seq", Integer, nullable=False, comment="1, 2, 3 ... per dossier"),
    Column("what", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("audit_by_dossier", "dossier", "seq", unique=True),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("dossier", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
"""Last event per dossier, on another page: a trail cut short or an old page put back does not fit it."""

local = Table("local", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

sync_cursor = Table(
    "sync_cursor", metadata, Column("team", Text, primary_key=True), Column("cursor", Integer, nullable=False)
)

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""`dirty` (1 while open), `generation` (of the envelope, highest seen), `epoch` (grows at every opening and close)."""

erasing = Table("erasing", metadata, Column("dossier", Text, primary_key=True))
"""Dossiers being erased in this transaction: only for these the immutable records may go."""
