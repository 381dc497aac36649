"""Running the pages until they are stopped."""

from contradict.web.app import application
from contradict.web.rendering import environment
from contradict.web.setup import Setup


def serve(setup: Setup) -> None:
    """Answer requests until interrupted; raises OSError's exit when the address is taken."""
    import uvicorn

    make_ready()
    uvicorn.run(application(setup), host=setup.host, port=setup.port, log_level="warning", server_header=False)


def make_ready() -> None:
    """Load beforehand what the first page and the first decision would have to wait for."""
    import pyarrow as pa

    pa.Table.from_pylist([{"number": 1}])  # it loads more at its first use
    for template in environment().list_templates():
        environment().get_template(template)
