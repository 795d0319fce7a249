"""A map that runs jobs on the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from syrnews_site.workers import pool
from syrnews_site.workers.pool import Map, Refused, echo, windowed


@contextmanager
def dask(scheduler: str) -> Iterator[Map]:
    """The workers of a Dask cluster. All of them must see the folders of content, cache and templates.

    If a worker dies, Dask gives its jobs to another worker. Raises Refused if the cluster cannot be used.
    """
    from concurrent.futures import CancelledError  # noqa: PLC0415 - slow to import; most builds use no cluster

    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise Refused("Dask is not installed here: pip install 'syrnews-site[dask]'") from error
    try:
        client = Client(scheduler, timeout=pool.PATIENCE)
    except (OSError, TypeError, ValueError) as error:  # TypeError: tls:// without certificates
        raise Refused(f"no Dask scheduler answers at {scheduler}: {error}") from error

    def check() -> None:
        try:
            client.wait_for_workers(1, timeout=pool.PATIENCE)
        except TimeoutError as error:
            raise Refused(f"the Dask cluster at {scheduler} has no workers") from error

    with client:
        check()
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        map_jobs = windowed(client.get_executor(pure=False), workers * 4, check)
        try:
            list(map_jobs(echo, [b""]))
        except RuntimeError as error:
            raise Refused(f"the Dask scheduler at {scheduler} lacks syrnews-site: install it there too") from error
        try:
            yield map_jobs
        except (CancelledError, KilledWorker) as error:
            raise Refused(f"the Dask cluster at {scheduler} lost a job: {error}") from error
