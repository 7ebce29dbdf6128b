#!/bin/sh
# One backup of the office: backup.sh FOLDER, with OPMAAT_DATABASE_URL of the owner. It prints the name of the backup.
# The heads come first, so whatever they cover is in the dump. It holds everything in plain: mind where FOLDER is.
set -eu
umask 077
folder=$1
name=opmaat-$(date -u +%Y-%m-%dT%H%M%SZ)
opmaat-central heads export "$folder/$name.heads.jsonl"
pg_dump --format=custom --file="$folder/$name.part" "$OPMAAT_DATABASE_URL"
mv "$folder/$name.part" "$folder/$name.dump"
(cd "$folder" && sha256sum "$name.dump" "$name.heads.jsonl" >"$name.sha256")
echo "$folder/$name"
