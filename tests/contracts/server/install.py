"""Make sure that there is an nginx for the test of the reverse proxy: find one, or install one in the ordinary way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def find_nginx() -> str | None:
    """The program, which Debian keeps out of the path of ordinary accounts."""
    return shutil.which("nginx") or next((one for one in ("/usr/sbin/nginx",) if Path(one).is_file()), None)


def main() -> int:
    """Find nginx or install it; 0 if it is there in the end."""
    if not find_nginx() and shutil.which("apt-get") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", "nginx-light"]):
            subprocess.run(["apt-get", *words], check=False, env=environment)
    if found := find_nginx():
        print(f"Reverse proxy for the tests: {found}")
        return 0
    print("The tests need nginx, for the example of a reverse proxy. Install it, then run this again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
