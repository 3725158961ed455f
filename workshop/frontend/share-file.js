// A hand-over file: what is shared where no room can be reached. The format is that of workshop/model/handed.py.

import { download } from "./download.js";
import { h } from "./dom.js";
import { entriesOf } from "./journal.js";
import { tr } from "./translate.js";

/**
 * The file of a submission. It carries this device's key, as a call to a room does: so a later file, and a room, know that
 * it is the same person, and the larger number counts.
 */
export function handover({ format, version, ...submission }, key) {
  return { format: "workshop-handover", version: 1, key, ...submission };
}

/** Its name: no two people's files have the same one, and it says nothing of who they are. */
export function fileName({ cohort, id }) {
  return `workshop-${cohort}-${id.slice(0, 8)}.json`;
}

/**
 * A file was saved: its number is used up, and what waited for a room is in it. Whether it was handed over nobody here
 * knows, so something may lie with the cohort that can be changed and taken back.
 */
export function saved(journal, workshop, { sequence }) {
  const mine = { ...entriesOf(journal, workshop), sequence, pending: null, elsewhere: true };
  return { ...journal, workshops: { ...journal.workshops, [workshop]: mine } };
}

/** Give the participant the file. */
export function saveFile(submission, key) {
  const name = fileName(submission);
  download(JSON.stringify(handover(submission, key), null, 2), name);
  return name;
}

/** What is said once a file was saved under `name`, or was before; empty if none was. */
export function fileLine({ elsewhere, shared, cohort }, name) {
  if (name) return tr("Saved as {name}. Give this file to the people who run your workshop. If you change your mind, save a new one: it takes the place of this one.", { name });
  if (!elsewhere || shared) return "";
  return tr("You may have shared something with {code} before. A new file takes its place.", { code: cohort });
}

/** What the file with the key in it means, said before it is saved. */
export function aboutFile() {
  return h("p", { class: "ws-hint" }, tr("The file holds the random key of this device. Whoever has the file can read what is in it, and change or take back what you shared. Give it only to the people who run your workshop."));
}
