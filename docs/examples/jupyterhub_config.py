"""The room as a service that JupyterHub starts, watches and shows below /services/workshop/.

Add these lines to the Hub's own configuration. A test of this project runs this file.
"""

import os
import sys

c = get_config()  # noqa: F821 - JupyterHub gives it

WORKSHOP = os.path.join(sys.prefix, "bin", "workshop")
PROJECT = os.environ.get("WORKSHOP_PROJECT", "/srv/workshop")  # the folder with lessons/
HOME = os.environ.get("WORKSHOP_HOME", "/var/lib/workshop")  # the data: store, secret, snapshots
ADDRESS = os.environ.get("WORKSHOP_ADDRESS", "https://hub.example.edu/services/workshop")

c.JupyterHub.services = [
    {
        "name": "workshop",
        "url": "http://127.0.0.1:10101",
        "command": [WORKSHOP, "serve", "--port", "10101", "--address", ADDRESS, "--proxies", "127.0.0.1"],
        "cwd": PROJECT,
        "environment": {"WORKSHOP_HOME": HOME},
        "display": True,
    }
]

# Notebooks of the Hub's users share with this room.
c.Spawner.environment = {"WORKSHOP_ROOM_URL": ADDRESS}
