"""Cells of a report that run in a fork of the very process that runs papermill, and not in a kernel.

A worker makes one report after another, and everything that a template imports is there already. So it needs no
kernel with its sockets, threads and messages on a wire: a fork of it runs the cells by the same shell that a kernel
has, and hands over what they show through a pipe. What comes of it is the same, byte for byte.

The parts::

    process   a fork, with a pipe to it
    shell     in the fork: runs a cell, and sends what it shows as a kernel would
    streams   in the fork: what is printed
    client    in the worker: papermill's client, with the fork in the place of a kernel
"""
