"""What can go wrong, said in one line: what, where, what to do."""


class ContradictError(Exception):
    """Base of every error that a user can cause and mend; its message is shown as it is."""


class InputError(ContradictError):
    """A file, table or option holds something that cannot be used."""


class ModelError(ContradictError):
    """A model is missing, is of the wrong kind or is not the one that was pinned."""


class StoreError(ContradictError):
    """The database cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process holds the database."""


class MissingError(StoreError):
    """What was asked for by its id or name is not stored."""


class RecipeError(ContradictError):
    """A training recipe or its pairs cannot be used."""


class FetchError(InputError):
    """A web address cannot be fetched. `status` is what the server answered, None when it did not."""

    def __init__(self, message: str, status: int | None = None) -> None:
        """Keep the status beside the message."""
        super().__init__(message)
        self.status = status
