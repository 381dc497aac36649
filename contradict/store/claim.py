"""One long job at a time on one database: a lock that the system drops when its process dies, however it dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contradict.errors import StoreBusyError
from contradict.store.failures import explained

if os.name == "posix":
    import fcntl


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold `FILE.lock` beside the database, with our process number in it.

    The database itself stays open to others between our operations. Raises StoreBusyError, naming the process, when
    another one holds the lock; StoreError when the folder cannot be written. Where the system has no `flock`
    (Windows), nothing is locked.
    """
    if os.name != "posix":
        yield
        return
    lock = path.with_name(path.name + ".lock")
    descriptor = _acquire(path, lock)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def _acquire(path: Path, lock: Path) -> int:
    while True:
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise explained(path, error) from error
        if not _locks(descriptor):
            holder = os.pread(descriptor, 20, 0).decode() or "another"
            os.close(descriptor)
            raise StoreBusyError(
                f"{path}: process {holder} is at work on it; wait until it has finished, then try again"
            )
        if _is_same_file(descriptor, lock):
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            return descriptor
        os.close(descriptor)  # its holder removed it just before we locked it


def _locks(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_same_file(descriptor: int, lock: Path) -> bool:
    return lock.exists() and os.path.samestat(os.fstat(descriptor), lock.stat())
