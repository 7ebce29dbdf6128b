"""Tables. Every key starts with the team: a query never leaves one team, so teams can live on different servers."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = MetaData()
MOMENT = DateTime(timezone=True)


def _id(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Uuid(as_uuid=False), primary_key=primary_key, nullable=False)


def _team() -> Column[str]:
    return Column("team", Text, ForeignKey("team.id"), primary_key=True)


team = Table(
    "team",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seq", BigInteger, nullable=False, server_default=text("0")),
    Column("horizon", BigInteger, nullable=False, server_default=text("0")),
)
"""`seq`: last number given out; the row is the lock that serialises writers. `horizon`: cursors below it start over."""

member = Table(
    "member",
    metadata,
    _team(),
    Column("sub", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("by_groups", Boolean, nullable=False, server_default=text("false")),
)
"""`role` None: no longer a member; the name stays for the history · `by_groups`: made from the groups of the login."""

record = Table(
    "record",
    metadata,
    _team(),
    _id("id", primary_key=True),
    _id("dossier"),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("actor", Text, nullable=False),
    Column("edited_at", MOMENT, nullable=False),
    _id("mutation"),
    Column("hash", Text, nullable=False),
    Column("went", Text),
    Column("received_at", MOMENT, nullable=False, server_default=text("now()")),
    UniqueConstraint("team", "seq", name="record_seq"),
    Index("record_dossier", "team", "dossier"),
)
"""The newest state of each; its body is that of the revision with the same `seq`. `went`: why the whole dossier is
gone, with a tombstone: "moved" to another team, "erased" by the retention job."""

revision = Table(
    "revision",
    metadata,
    _team(),
    _id("record", primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    _id("dossier"),
    Column("kind", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("body", Text),
    Column("changed", ARRAY(Text), nullable=False),
    Column("merged_from", ARRAY(Integer), nullable=False),
    Column("actor", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("edited_at", MOMENT, nullable=False),
    Column("received_at", MOMENT, nullable=False),
    _id("mutation"),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("team", "seq", name="revision_seq"),
)
"""Append-only: the service may read and add. `body`: the very characters that were hashed."""

current = record.join(revision, (revision.c.team == record.c.team) & (revision.c.seq == record.c.seq))
"""Records with their bodies."""

applied = Table(
    "applied",
    metadata,
    _team(),
    _id("mutation", primary_key=True),
    Column("status", Text, nullable=False),
    Column("code", Text),
    Column("version", Integer),
    Column("seq", BigInteger),
)
"""The first answer to a mutation; a replay gets the same."""

quarantine = Table(
    "quarantine",
    metadata,
    _team(),
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("mutation", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("received_at", MOMENT, nullable=False),
    Column("payload", Text, nullable=False),
    Column("dossier", Uuid(as_uuid=False)),
    Column("origin", Text),
    Column("actor_name", Text),
    UniqueConstraint("team", "mutation", name="quarantine_mutation"),
    Index("quarantine_dossier", "team", "dossier"),
)
"""What was not taken over, word for word. `mutation`: its id, or a hash of the payload when it has no usable id.
`origin`: team where it was refused, of work that followed its dossier; `actor_name`: then, its author is a stranger."""

quarantine_step = Table(
    "quarantine_step",
    metadata,
    _team(),
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("mutation", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("actor_name", Text),
    UniqueConstraint("team", "mutation", "what", name="quarantine_step_once"),
)
"""What people did with refused work. `what`: handed_over by its author; taken_over or set_aside by who leads.
`actor_name`: of somebody of another team."""

departure = Table(
    "departure",
    metadata,
    _team(),
    _id("dossier", primary_key=True),
    Column("why", Text, nullable=False),
    Column("went_to", Text),
)
"""Dossiers the team once had. `why`: as `record.went`, but it stays when the tombstones are purged."""

blob = Table(
    "blob",
    metadata,
    _team(),
    _id("upload", primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("started_at", MOMENT, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'open'")),
    Index("blob_current", "team", "sha256", unique=True, postgresql_where=text("state <> 'wrong'")),
)
"""One attempt to upload. `state`: open, whole (its hash fits), wrong (it did not; a new attempt may begin)."""

blob_chunk = Table(
    "blob_chunk",
    metadata,
    Column("team", Text, primary_key=True),
    _id("upload", primary_key=True),
    Column("start", BigInteger, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    ForeignKeyConstraint(["team", "upload"], ["blob.team", "blob.upload"], ondelete="CASCADE"),
)

lease = Table(
    "lease",
    metadata,
    Column("vault", Text, primary_key=True),
    Column("sub", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("revoked_at", MOMENT),
)
"""Vaults of laptops that asked for a lease. `seq`: of the last one; an older one is worth nothing."""

lease_half = Table(
    "lease_half",
    metadata,
    Column("vault", Text, ForeignKey("lease.vault"), primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("made_at", MOMENT, nullable=False),
)
"""The office's half of the key of a vault with strict leases: 32 random bytes, made once, gone at a revocation."""

distribution = Table(
    "distribution",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("published_at", MOMENT, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Form packages and law files for every laptop, each with the signature of its publisher."""

audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("at", MOMENT, nullable=False),
    Column("team", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", JSONB, nullable=False),
    Index("audit_team", "team", "at"),
)
"""Who pushed, pulled, read a history or was turned away. Codes and counts, no content."""
