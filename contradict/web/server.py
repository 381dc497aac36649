"""Running the pages until they are stopped."""

from contradict.web.app import application
from contradict.web.setup import Setup


def serve(setup: Setup) -> None:
    """Answer requests until interrupted; raises OSError's exit when the address is taken."""
    import pyarrow as pa
    import uvicorn

    pa.Table.from_pylist([{"number": 1}])  # what it loads at its first use, the first decision need not wait for
    uvicorn.run(application(setup), host=setup.host, port=setup.port, log_level="warning", server_header=False)
