"""Reports on many cohorts: on all processors of one machine, or on the workers of a Dask cluster.

The parts::

    batch      which reports are due, and what becomes of each
    digest     what a report was made from: equal if nothing that it depends on has changed
    record     what was made before, beside the reports
    belongs    whether a PDF is of the cohort that it was asked for
    job        one report as it travels to a worker
    work       the work of a worker
    pool       workers on this machine
    scheduler  workers of a Dask cluster
"""
