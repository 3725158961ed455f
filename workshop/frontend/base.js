// The path below which the room is served: nothing on a port of its own, "/services/workshop" behind JupyterHub.

/** What every address of the room begins with. */
export function base() {
  return globalThis.document?.documentElement?.dataset?.base ?? "";
}
