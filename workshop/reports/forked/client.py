"""Papermill's client, with a fork in the place of a kernel."""

import json
import time
from functools import partial
from pathlib import Path
from typing import Any

from ipykernel.zmqshell import ZMQInteractiveShell
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient

from workshop.reports.forked.process import Fork
from workshop.reports.forked.shell import LANGUAGE, serve

__all__ = ["ForkClient"]


class ForkClient(PapermillNotebookClient):  # type: ignore[misc] # papermill has no types
    """Runs the cells of one notebook in one fork of this process.

    Args:
        nb_man: Papermill's view of the notebook.
        shell: The shell, as `workshop.reports.forked.shell.new_shell` gives it.
        folder: Where the cells run.
        timeout: Seconds that a cell may take.
    """

    def __init__(self, nb_man: Any, *, shell: ZMQInteractiveShell, folder: Path, timeout: int) -> None:
        super().__init__(nb_man, timeout=timeout)
        self._serve = partial(serve, shell, folder=folder)

    def execute(self, **_: object) -> NotebookNode:
        """Run all cells, up to one that fails."""
        self.reset_execution_trackers()
        with Fork(self._serve) as self._fork:
            self.papermill_execute_cells()
        notebook: NotebookNode = self.nb
        notebook.metadata["language_info"] = dict(LANGUAGE)
        return notebook

    def execute_cell(self, cell: NotebookNode, cell_index: int, *_: object, **__: object) -> NotebookNode:
        """Run a cell, and put into it what it shows.

        Raises:
            CellExecutionError: It raised something.
            CellTimeoutError: It took too long.
            DeadKernelError: The fork ended.
        """
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        cell.outputs = []
        self.clear_before_next_output = False
        try:
            self._fork.connection.send(cell.source)
            reply = self._reply(cell, cell_index)
        except (EOFError, ConnectionError) as error:
            raise DeadKernelError("The fork died") from error
        cell.execution_count = reply["execution_count"]
        if reply["failed"] and not (self.allow_errors or "raises-exception" in tags):
            told = {"ename": "", "evalue": "", "traceback": [], **reply}
            raise CellExecutionError.from_cell_and_msg(cell, told)
        return cell

    def _reply(self, cell: NotebookNode, cell_index: int) -> dict[str, Any]:
        end = time.monotonic() + self.timeout
        connection = self._fork.connection
        while (left := end - time.monotonic()) > 0 and connection.poll(left):
            kind, content = json.loads(connection.recv_bytes())
            if kind == "reply":
                return dict(content)
            message = {"msg_type": kind, "header": {"msg_type": kind}, "parent_header": {}, "content": content}
            self.process_message(message, cell, cell_index)
        raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", self.timeout, cell)
