// The rater's screen: someone else's attempt, by its short code, on one's own device. Through a room it is sent; without
// one it becomes a rating code to say or show. What was begun is kept, so that a reload loses nothing.

import { h, uid } from "./dom.js";
import { cleaned, grouped, isAttemptCode, newMark, ratingCode } from "./rubric-codes.js";
import { readOnly, sheet } from "./rubric-sheet.js";
import { segments } from "./segments.js";
import { tr } from "./translate.js";

/**
 * What is wrong with a typed code, in one sentence; empty if it can be rated.
 * @param {string} code Already cleaned.
 * @param {{own: string[], cohort: string|null}} known The codes of own attempts, and the one of the workshop.
 */
export function problemWith(code, { own, cohort }) {
  if (!code) return tr("Enter the code that stands on the other person’s screen. It has six characters.");
  if (own.includes(code)) return tr("This is the code of your own attempt. Ask the other person for theirs.");
  if (code === cohort) return tr("This is the code of the whole workshop. Ask the other person for the code of their attempt.");
  if (code.length > 6) return tr("This is longer than the code of an attempt. If it is a rating code, the person who was rated types it in.");
  if (!isAttemptCode(code)) return tr("This code cannot be right. It has six letters and digits. Check it once more.");
  return "";
}

/**
 * @param {Object} options
 * @param {Object} options.exercise
 * @param {function(): Object} options.log The answer as it is now.
 * @param {function(Object[]): void} options.keep Keeps what was rated for others.
 * @param {Object|null} options.room See rate-room.js.
 * @param {string|null} options.instrument
 * @param {function(): Date} options.now
 * @returns {{node: HTMLElement, update: function(): void}}
 */
export function rating({ exercise, log, keep, room, instrument, now }) {
  const [codeId, errorId, hintId] = [uid("attempt"), uid("error"), uid("hint")];
  let current = null;
  let busy = false;
  let shown = "";

  const input = h("input", { type: "text", id: codeId, class: "ws-text ws-code-field", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 20, "aria-describedby": `${hintId} ${errorId}` });
  const error = h("p", { class: "ws-hint ws-wrong", id: errorId, role: "alert" });
  const begin = h("button", { type: "submit", class: "ws-button" }, tr("Begin"));
  const ask = h("form", { novalidate: true, class: "ws-code-form", onsubmit: (event) => { event.preventDefault(); start(cleaned(input.value)); } },
    h("label", { for: codeId, class: "ws-label" }, tr("Code of their attempt")),
    h("p", { class: "ws-hint", id: hintId }, tr("Six letters and digits. They get it by “Ask someone to rate this attempt”.")),
    h("div", { class: "ws-code-row" }, input, begin), error);
  const title = h("p", { class: "ws-lead", tabindex: "-1" });
  const role = segments({
    legend: tr("You are their …"),
    options: [{ value: "peer", face: tr("Peer, another participant") }, { value: "coach", face: tr("Coach or adviser") }],
    change: (value) => put({ role: value }),
  });
  const rows = sheet({ criteria: exercise.criteria, label: tr("What did you see or hear? Say it to them; it stays on this device."), change: ({ ratings, evidence }) => { notes = evidence; put({ ratings }); say(); } });
  let notes = {};
  const said = h("p", { class: "ws-progress", role: "status" });
  const trouble = h("p", { class: "ws-hint ws-wrong", role: "alert" });
  const finish = h("button", { type: "button", class: "ws-button", onclick: done }, tr("I have finished"));
  const leave = h("button", { type: "button", class: "ws-link", onclick: () => { pick(null); input.focus(); } }, tr("Rate another attempt"));
  const work = h("div", { class: "ws-block" },
    h("p", { class: "ws-hint" }, tr("Rate on your own, before either of you speaks. Rate what was said and nothing else.")),
    role.node, rows.node, said, trouble, h("p", null, finish));
  const result = h("div", { class: "ws-block" });
  const screen = h("div", { class: "ws-block" }, title, work, result, h("p", null, leave));
  const apart = h("p", { class: "ws-note" }, tr("This device has not joined the workshop, so your rating becomes a code to pass on. To send it instead, join with the workshop’s code first."));
  const node = h("div", { class: "ws-block ws-rate" }, apart, ask, screen);

  const known = (attempt) => log().given.find((one) => one.attempt === attempt) ?? null;
  const finished = () => Boolean(current?.code);

  function put(fields) {
    current = { ...current, ...fields };
    const others = log().given.filter((one) => one.attempt !== current.attempt);
    keep([...others, current]);
  }

  function fail(sentence) {
    error.textContent = sentence;
    if (sentence) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  async function start(code) {
    if (busy) return;
    fail(problemWith(code, { own: log().attempts.map((one) => one.code).filter(Boolean), cohort: room?.cohort() ?? null }));
    if (error.textContent) {
      input.focus();
      return;
    }
    if (!known(code) && room?.joined()) {
      busy = true;
      begin.textContent = tr("One moment …");
      try {
        const found = await room.look(code);
        if (found.instrument !== instrument) {
          fail(tr("That attempt uses another version of the rubric than this page. Both of you load the page again, then try once more."));
        }
      } catch (problem) {
        if (!problem.unreachable) fail(problem.message);
      }
      busy = false;
      begin.textContent = tr("Begin");
      if (error.textContent) {
        input.focus();
        return;
      }
    }
    pick(known(code) ?? { attempt: code, role: "peer", ratings: {}, code: "", at: "", sent: false });
    title.focus();
  }

  function pick(one) {
    current = one;
    notes = {};
    shown = "";
    input.value = "";
    fail("");
    update();
  }

  function say() {
    const count = Object.keys(current.ratings).length;
    const words = tr("{count} of {total} rated.", { count, total: exercise.criteria.length });
    if (said.textContent !== words) said.textContent = words;
    trouble.textContent = "";
  }

  async function done() {
    if (busy) return;
    if (!Object.values(current.ratings).some((rating) => rating !== "NO")) {
      trouble.textContent = tr("Nothing is rated yet. Choose a level for at least one criterion. What did not come up can stay open.");
      return;
    }
    const ratings = Object.fromEntries(exercise.criteria.map(({ id }) => [id, current.ratings[id] ?? "NO"]));
    const code = ratingCode(exercise, { attempt: current.attempt, role: current.role, ratings, mark: newMark() });
    put({ ratings, code, at: now().toISOString() });
    if (room?.joined()) await send();
    update();
    result.querySelector("[tabindex]")?.focus();
  }

  async function send() {
    busy = true;
    finish.textContent = tr("One moment …");
    shown = "";
    try {
      await room.give(current.attempt, { role: current.role, instrument, ratings: current.ratings, code: current.code });
      put({ sent: true });
    } catch (problem) {
      shown = problem.message;
    }
    finish.textContent = tr("I have finished");
    busy = false;
  }

  function outcome() {
    const code = h("p", { class: "ws-code", translate: "no" }, grouped(current.code));
    const sent = h("p", { tabindex: "-1", role: "status" }, tr("Sent. They see it once they have finished rating themselves."));
    const tell = h("p", { tabindex: "-1" }, tr("Say or show them this rating code, once they have finished rating themselves. They type it in under “Type in a rating code”."));
    const again = room?.joined() && !current.sent && h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: async () => { await send(); update(); } }, tr("Try to send it again"));
    return [
      current.sent ? sent : [shown && h("p", { class: "ws-wrong", role: "alert" }, shown), tell, code, again && h("p", null, again)],
      current.sent && h("details", { class: "ws-details" }, h("summary", null, tr("Show it as a rating code")), code),
      h("p", { class: "ws-hint" }, tr("This rating is finished, so that neither of you changes it after hearing the other. Tell them one strength and one next step, in the words of the rubric.")),
      h("details", { class: "ws-details" }, h("summary", null, tr("What you rated")), readOnly(exercise, { ratings: current.ratings, evidence: notes })),
    ].flat().filter(Boolean);
  }

  function update() {
    if (current) current = known(current.attempt) ?? current;
    apart.hidden = room === null || room.joined();
    ask.hidden = current !== null;
    screen.hidden = current === null;
    leave.hidden = false;
    if (!current) return;
    const words = tr("The attempt {code}", { code: grouped(current.attempt) });
    if (title.textContent !== words) title.textContent = words;
    work.hidden = finished();
    result.hidden = !finished();
    if (finished()) {
      result.replaceChildren(...outcome());
    } else {
      role.set(current.role);
      rows.set({ ratings: current.ratings, evidence: notes });
      say();
    }
  }

  const begun = log().given.find((one) => !one.code);
  pick(begun ?? null);
  return { node, update };
}
