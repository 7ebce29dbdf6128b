#!/bin/sh
# Proves that a backup can be restored: drill.sh BACKUP, as backup.sh printed it. PGHOST, PGUSER and PGPASSWORD name a
# server, best another one, and a role that may make databases; the roles of the office exist there. It leaves nothing.
set -eu
backup=$1
scratch=opmaat_drill_$$
(cd "$(dirname "$backup")" && sha256sum --check --quiet "$(basename "$backup").sha256")
createdb "$scratch"
trap 'dropdb --force "$scratch"' EXIT
pg_restore --exit-on-error --dbname="$scratch" "$backup.dump"
export OPMAAT_DATABASE_URL="postgresql:///$scratch"
opmaat-central heads check "$backup.heads.jsonl"
opmaat-central heads verify
psql --no-psqlrc --quiet --tuples-only --no-align --dbname="$scratch" --command \
    "SELECT format('restored: %s teams, %s records, %s revisions', (SELECT count(*) FROM team), (SELECT count(*) FROM record), (SELECT count(*) FROM revision))"
