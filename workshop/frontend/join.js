// The join page: take the code, give this device a key, tell the room, and go to the first lesson. With bad Wi-Fi the
// last two change places: the lesson opens, and the page host tells the room as soon as it can be reached.

import { base } from "./base.js";
import { readCode } from "./code.js";
import { entriesOf, joined } from "./journal.js";
import { newIdentity } from "./phrase.js";
import { httpSink } from "./sink.js";
import { createStore } from "./store.js";
import { tr } from "./translate.js";
import { createVault } from "./vault.js";

/**
 * Join a cohort and keep it in the journal.
 * @param {object} options
 * @param {string} options.code The cohort's code.
 * @param {string | null} options.known Id of the workshop if the page was made for this code, else null.
 * @param {typeof fetch} options.fetch
 * @param {(workshop: string) => object} options.storeOf The journal's store for a workshop.
 * @returns {Promise<{ workshop: string, told: boolean, problem: string }>} Where to go on, whether the room knows, and
 *   why the journal cannot be kept, if it cannot.
 */
export async function join({ code, known, fetch, storeOf }) {
  const { workshop, pages } = known ?? (await cohortOf(code, fetch));
  const store = storeOf(workshop);
  store.load();
  await store.restored(); // else a key that only the vault has would be replaced, and with it the right to take back
  const journal = store.journal();
  const { key, phrase } = journal.key ? journal : newIdentity();
  let sequence = 0;
  let told = true;
  try {
    ({ sequence } = await httpSink({ base: `${base()}/api`, workshop: { id: workshop }, fetch }).join(code, key));
  } catch (error) {
    if (!error.unreachable) throw error;
    told = false;
  }
  store.change((old) => joined(old, workshop, { cohort: code, key, phrase, sequence }));
  return { workshop, pages, told, problem: store.problem() };
}

async function cohortOf(code, fetch) {
  let response;
  let answer;
  try {
    response = await fetch(`${base()}/api/cohorts/${code}`, { cache: "no-store" });
    answer = await response.json();
  } catch {
    throw new Error(tr("The room cannot be reached right now. Check the Wi-Fi, then press Start again."));
  }
  if (!response.ok) throw new Error(answer.error);
  return { workshop: answer.workshop, pages: answer.pages };
}

function start(form) {
  const field = form.querySelector("input");
  const button = form.querySelector("button");
  const problem = form.querySelector("[role=alert]");
  const status = form.querySelector("[data-status]");
  const timer = { set: (call, wait) => setTimeout(call, wait), clear: (id) => clearTimeout(id) };
  const storeOf = (workshop) => createStore({ storage: () => localStorage, workshop, now: () => new Date(), timer, vault: createVault(() => indexedDB) });

  const complain = (sentence) => {
    problem.textContent = sentence;
    field.toggleAttribute("aria-invalid", Boolean(sentence));
    if (sentence) field.setAttribute("aria-invalid", "true");
  };
  const go = (pages) => location.assign(`${base()}/w/${pages}/`);

  const { workshop: known, pages: place, code: made } = form.dataset;
  if (known && entriesOf(storeOf(known).load(), known).cohort === made) {
    button.textContent = tr("Go on");
    status.textContent = tr("You joined on this device before. Your answers are still here.");
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { code, problem: wrong } = readCode(field.value);
    complain(wrong);
    if (!code) {
      field.focus();
      return;
    }
    button.disabled = true;
    status.textContent = tr("One moment …");
    try {
      const { pages, problem: unkept } = await join({ code, known: code === made ? { workshop: known, pages: place } : null, fetch: (...all) => fetch(...all), storeOf });
      if (!unkept) {
        go(pages);
        return;
      }
      status.textContent = tr("This browser does not let pages keep anything on this device, so answers would be lost. Allow site data for this page, or try another browser, then press Start again.");
    } catch (error) {
      status.textContent = "";
      complain(error.message);
      field.focus();
    }
    button.disabled = false;
  });
}

const form = globalThis.document?.querySelector("form[data-join]");
if (form) start(form);
