"""Versions of the encrypted store, for a diagnosis."""

import sqlcipher3.dbapi2 as sqlcipher


def sqlcipher_version() -> str:
    """As SQLCipher itself says, such as "4.19.0 community"."""
    connection = sqlcipher.connect(":memory:")
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    finally:
        connection.close()


def sqlite_version() -> str:
    return str(sqlcipher.sqlite_version)
