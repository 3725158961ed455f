"""The lines of shell examples that are not run, each with the reason why, and the names that are replaced in others."""

__all__ = ["EXEMPT", "STAND_INS"]

_SYSTEM = "changes the accounts of the machine"

EXEMPT = {
    ("README.md", "make test"): "runs this test, and every other",
    ("docs/operators.md", "sudo useradd --system --create-home --home-dir /srv/workshop workshop"): _SYSTEM,
    ("docs/operators.md", "sudo install -d -o workshop -m 700 /var/lib/workshop"): _SYSTEM,
    ("docs/operators.md", "sudo systemctl enable --now workshop"): "needs systemd",
}
"""Lines that are only parsed, by document and text. An entry that no document has any more fails."""

STAND_INS = (
    "<address of this repository>",
    "<your copy of this repository>",
    "ABCDEF",
    "/srv/workshop/project",
    "/var/lib/workshop",
    "/backup",
    "/tmp/tried",  # noqa: S108 - as the document has it
    "2026-11-23",
    "127.0.0.1:8000",
    "postgresql://workshop:password@db.example.edu/workshop",
)
"""What a reader puts another thing in place of, or what is on another machine: the world of the test does so too."""
