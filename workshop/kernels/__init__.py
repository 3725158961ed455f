"""Warm kernels: Jupyter kernels that start in a third of the time, at a third of the memory.

A fork server imports ipykernel and a list of modules once. A kernel is then a fork of it: a real process with its own
sockets, environment, folder and process group, which shares the memory of what was imported. Any program that starts
kernels by name gets one through the kernelspec ``workshop`` with nothing else changed. Where forking is not safe or not
possible, the same kernelspec starts an ordinary kernel.

The parts, from the program that wants a kernel to the kernel itself::

    provisioner   what jupyter_client talks to; asks for a warm kernel, else starts an ordinary one
    client        finds the fork server or starts it, and asks it for a kernel
    context       which server fits: everything that a child inherits and cannot change
    process       the kernel as seen from here: poll, wait, signal
    wire          what travels between them
    server        the fork server: one thread, one loop
    preload       what it imports, and whether that still holds
    fork          what every fork does first
    child         from the fork to a fresh process
    app           the kernel application in that process, with its arguments
    kernelspec    the name by which all of it is found
"""

__all__ = ["DEFAULT_NAME", "ensure", "install", "kernel_name"]

from workshop.kernels.kernelspec import DEFAULT_NAME, ensure, install, kernel_name
