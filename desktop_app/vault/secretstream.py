"""A whole file sealed in chunks under a key of its own: libsodium's secretstream (XChaCha20-Poly1305).

    24 bytes header, then chunks of 64 KiB of content with 17 bytes each; the last one is marked as the last

Cut off, put in another order, flipped or moved to another record: it does not open.
"""

import secrets

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES as EXTRA,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEADER,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_KEYBYTES as KEY,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_FINAL as FINAL,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as MESSAGE,
)

CHUNK = 64 * 1024


class Unsealable(Exception):
    """Not what was sealed under this key for this place, or not all of it."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY)


def seal(content: bytes, key: bytes, place: bytes) -> bytes:
    """`place`: what the file belongs to; it opens there only."""
    state = crypto_secretstream_xchacha20poly1305_state()
    sealed = [crypto_secretstream_xchacha20poly1305_init_push(state, key)]
    for start in range(0, max(1, len(content)), CHUNK):
        tag = FINAL if start + CHUNK >= len(content) else MESSAGE
        piece = content[start : start + CHUNK]
        sealed.append(crypto_secretstream_xchacha20poly1305_push(state, piece, place, tag))
    return b"".join(sealed)


def unseal(sealed: bytes, key: bytes, place: bytes) -> bytes:
    """Raises Unsealable."""
    state, content, tag = crypto_secretstream_xchacha20poly1305_state(), [], MESSAGE
    try:
        crypto_secretstream_xchacha20poly1305_init_pull(state, sealed[:HEADER], key)
        for start in range(HEADER, len(sealed), CHUNK + EXTRA):
            if tag == FINAL:
                raise Unsealable
            piece, tag = crypto_secretstream_xchacha20poly1305_pull(state, sealed[start : start + CHUNK + EXTRA], place)
            content.append(piece)
    except Unsealable:
        raise
    except Exception as failure:  # the binding raises several kinds, RuntimeError among them
        raise Unsealable from failure
    if tag != FINAL:
        raise Unsealable
    return b"".join(content)
