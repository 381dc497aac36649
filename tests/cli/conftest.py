from tests.test_cli import db, fakes

__all__ = ["db", "fakes"]
