"""Make sure that there is a browser for the tests: find one, or install one in the ordinary way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from find import find_chromium

FROM_DEBIAN = ("chromium", "fonts-dejavu-core")


def _from_debian() -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment)
    subprocess.run(
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *FROM_DEBIAN], check=True, env=environment
    )


def main() -> int:
    """Find a Chromium or install one; 0 if there is one in the end."""
    if found := find_chromium():
        print(f"Browser for the tests: {found}")
        return 0
    print("No Chromium found; installing one ...")
    attempts = [lambda: subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        attempts.insert(0, _from_debian)
    for attempt in attempts:
        try:
            attempt()
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"That did not work ({error}).", file=sys.stderr)
        if found := find_chromium():
            print(f"Browser for the tests: {found}")
            return 0
    print(
        "The tests need Chromium or Google Chrome. Install one, or set WORKSHOP_CHROMIUM to its program file.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
