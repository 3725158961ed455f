"""The secret behind the HMACs of participant keys: one small file, readable by its owner only."""

import os
import secrets
from pathlib import Path

from workshop.errors import StoreError

__all__ = ["make_secret", "read_secret"]

SECRET_BYTES = 32


def read_secret(path: Path) -> bytes | None:
    """The secret, or None if there is no such file.

    Raises:
        StoreError: If the file is there and cannot be read, or was cut short.
    """
    try:
        text = path.read_text(encoding="ascii").strip()
        value = bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(
            f"{path}: the secret behind participant keys cannot be read ({error}). "
            "Bring the file back from a backup; without it nobody's answers can be matched to them."
        ) from error
    if len(value) != SECRET_BYTES:
        raise StoreError(f"{path}: the secret behind participant keys was cut short. Bring it back from a backup.")
    return value


def make_secret(path: Path) -> bytes:
    """Make the secret, whole or not at all; if someone else made it at the same moment, theirs counts.

    Raises:
        StoreError: If the folder cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)  # unlike a rename, a link never replaces a secret that is already there
        except FileExistsError:
            pass
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot write the secret behind participant keys ({error.strerror}). "
            "Make the folder writable, or set WORKSHOP_HOME to one that is."
        ) from error
    made = read_secret(path)
    if made is None:
        raise StoreError(f"{path}: the secret behind participant keys vanished as it was made. Try again.")
    return made
