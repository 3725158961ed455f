// A cohort stays on the lessons that it began with: whoever opens today's pages by an old bookmark is led to theirs.

/**
 * Where this page is in the cohort's own edition, or null if it is there already or that is not known.
 * @param {string} path The path of this page.
 * @param {string} workshop
 * @param {object} about What the room says of the cohort.
 * @returns {string | null}
 */
export function ownPage(path, workshop, about) {
  const [, before, here, file] = /^(.*\/w\/)([^/]+)\/([^/]*)$/.exec(path) ?? [];
  if (!here || about?.workshop !== workshop || !about.pages || about.pages === here) return null;
  return `${before}${about.pages}/${file === "my-plan.html" ? file : ""}`;
}

/** Ask the room about the cohort, and go to its pages if these are others. Nothing happens if nobody answers. */
export async function goToOwnEdition({ room, workshop, cohort, fetch, location }) {
  if (!room || !cohort) return;
  try {
    const response = await fetch(`${room}/cohorts/${cohort}`, { cache: "no-store" });
    const there = response.ok ? ownPage(location.pathname, workshop, await response.json()) : null;
    if (there) location.replace(there);
  } catch {
    // Without the room the page at hand is what there is; nothing can be shared before it answers.
  }
}
