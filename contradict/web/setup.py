"""What a running server knows: its database, its address, its secrets, and the judge that measures words."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path

from contradict.errors import InputError
from contradict.scoring.calibration import Calibration
from contradict.scoring.judge import Judge, load_calibration, load_judge

LEAST_PASSWORD = 8
"""Characters of a password; it guards what may be unpublished work."""


@dataclass(frozen=True)
class Setup:
    """A server over one database. `reviewer` is who decides where the browser names nobody else."""

    path: Path
    host: str = "127.0.0.1"
    port: int = 8000
    password: str | None = field(default=None, repr=False)
    reviewer: str = ""
    find_judge: Callable[[], Judge] = load_judge
    find_calibration: Callable[[], Calibration] = load_calibration
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        """Raise InputError for an address beyond this machine without a password, or with a short one."""
        if not self.loopback and not self.password:
            raise InputError(
                f"{self.host}: others can reach this address; set a password with --password-file or "
                "CONTRADICT_PASSWORD, or leave --host out"
            )
        if self.password is not None and len(self.password) < LEAST_PASSWORD:
            raise InputError(f"the password is shorter than {LEAST_PASSWORD} characters; choose a longer one")

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the address."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @cached_property
    def judge(self) -> Judge:
        """The judge that measures words; found when it is first asked for."""
        return self.find_judge()

    @cached_property
    def calibration(self) -> Calibration:
        """The calibration of that judge; read when it is first asked for."""
        return self.find_calibration()

    def token(self, session: str) -> str:
        """Make what a form of this session carries, so that no other page can have written it."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()
