// Others' view of one's own attempt: its code to pass on, what came through the room, rating codes typed in, and then the
// comparison. Nothing of it shows before one's own ratings are finished.

import { compared } from "./compare.js";
import { othersNames } from "./compare-words.js";
import { h, uid } from "./dom.js";
import { MOST_OTHERS } from "./rubric-answer.js";
import { cleaned, codeLength, grouped, isAttemptCode, newAttemptCode, readRatingCode } from "./rubric-codes.js";
import { tr, trn } from "./translate.js";

const AGAIN = 8000;
const PATIENCE = 75; // times, which is ten minutes
const OPEN = 24 * 60 * 60 * 1000; // how long a room takes ratings of an attempt

/**
 * Read a typed rating code for an attempt.
 * @param {Object} exercise
 * @param {Object} log
 * @param {Object} attempt
 * @param {string} typed
 * @returns {{problem: string, other: Object|null}} One sentence, or what to keep.
 */
export function takeCode(exercise, log, attempt, typed) {
  const code = cleaned(typed);
  const no = (problem) => ({ problem, other: null });
  if (log.given.some((one) => one.code === code && code)) return no(tr("You made this code yourself, for someone else’s attempt. They type it in on their device."));
  if (attempt.others.some((other) => other.code === code && !other.dropped)) return no(tr("This rating is here already. Each rating counts once."));
  if (isAttemptCode(code)) return no(tr("This is the code of an attempt. The rating code comes from the person who rated, and is longer."));
  const found = readRatingCode(exercise, attempt.code, code);
  const earlier = found.wrong === "attempt" && log.attempts.findIndex((one) => one.code && one !== attempt && !readRatingCode(exercise, one.code, code).wrong);
  switch (found.wrong) {
    case "empty": return no(tr("Enter the rating code that the other person’s screen shows."));
    case "length": return no(tr("A rating code has {count} letters and digits. Count once more.", { count: codeLength(exercise) }));
    case "typo": return no(tr("This code is mistyped: one character is wrong, or two changed places. Compare it once more."));
    case "rubric": return no(tr("This code was made in another workshop, or with another version of the rubric. Both of you load the page again; then they make a new code."));
    case "attempt": return earlier >= 0
      ? no(tr("This code is for your attempt {number}. Choose that one above, then type the code in there.", { number: earlier + 1 }))
      : no(tr("This code was made for another attempt. Check that they entered {code}.", { code: grouped(attempt.code) }));
    default:
  }
  if (!Object.values(found.ratings).some((rating) => rating !== "NO")) return no(tr("Nothing was rated in this code: everything in it is “not observed”. Ask them to look again."));
  if (attempt.others.length >= MOST_OTHERS) return no(tr("There are {count} ratings of this attempt already, as many as it can hold.", { count: MOST_OTHERS }));
  return { problem: "", other: { role: found.role, ratings: found.ratings, code, at: "", dropped: false } };
}

/**
 * @param {Object} options
 * @param {Object} options.exercise
 * @param {function(): Object} options.log
 * @param {function(): Object} options.attempt The attempt that is shown.
 * @param {function(Object): void} options.change Changes fields of that attempt.
 * @param {function(boolean): void} options.count Lets the ratings of others count, or not.
 * @param {Object|null} options.room
 * @param {string|null} options.instrument
 * @param {function(): Date} options.now
 */
export function others({ exercise, log, attempt, change, count, room, instrument, now }) {
  const [codeId, errorId, countId, hintId] = [uid("rating"), uid("error"), uid("count"), uid("hint")];
  let problem = "";
  let told = null; // what the room knows of the attempt, and what we tried to tell it
  let tried = null;
  let due = null;
  let left = 0;
  let taken = false;
  let drawn = "";
  const inRoom = new Map();

  const show = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: reveal }, tr("Ask someone to rate this attempt"));
  const code = h("p", { class: "ws-code", translate: "no", tabindex: "-1" });
  const input = h("input", { type: "text", id: codeId, class: "ws-text ws-code-field", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 30, "aria-describedby": `${hintId} ${errorId}` });
  const error = h("p", { class: "ws-hint ws-wrong", id: errorId, role: "alert" });
  const form = h("form", { novalidate: true, class: "ws-code-form", onsubmit: (event) => { event.preventDefault(); take(); } },
    h("label", { for: codeId, class: "ws-label" }, tr("Type in a rating code")),
    h("p", { class: "ws-hint", id: hintId }, tr("{count} letters and digits, from the other person’s screen. Capitals and hyphens do not matter.", { count: codeLength(exercise) })),
    h("div", { class: "ws-code-row" }, input, h("button", { type: "submit", class: "ws-button" }, tr("Add this rating"))), error);
  const waiting = h("p", { role: "status", class: "ws-quiet" });
  const again = h("button", { type: "button", class: "ws-link", onclick: () => look(true) }, tr("Look again now"));
  const passing = h("div", { class: "ws-block" },
    h("p", null, tr("Give this code to the person who listened. On their own device they choose “Rate someone else” in this exercise, or open the page “Rate a practice interview”.")),
    code, waiting, h("p", null, again), form);
  const comparison = h("div", null);
  const drops = h("ul", { class: "ws-list" });
  const dropping = h("details", { class: "ws-details" }, h("summary", null, tr("Leave a rating out")), drops);
  const counts = h("input", { type: "checkbox", id: countId, onchange: () => count(counts.checked) });
  const counting = h("div", { class: "ws-radios" }, h("label", { class: "ws-option", for: countId }, counts,
    h("span", { class: "ws-face" }, tr("Count what others rated in the report on everyone, too. Only if you share this exercise, and only the levels: no names, no notes."))));
  const node = h("div", { class: "ws-block ws-others" }, h("p", null, show), passing, comparison, dropping, counting);

  const standing = () => attempt().others.filter((other) => !other.dropped);
  const facts = ({ code: name, done }) => `${name}/${done}`;
  const old = ({ made }) => Boolean(made) && now() - Date.parse(made) > OPEN;
  const reachable = () => Boolean(room?.joined() && attempt().code && !old(attempt()));

  function reveal() {
    taken = false;
    change({ code: newAttemptCode() });
    update();
    code.focus();
    open();
  }

  // Tell the room of the attempt. One that has the same code by chance gets another, as long as nobody rated it.
  async function open() {
    if (!reachable()) return;
    const one = attempt();
    tried = facts(one);
    left = PATIENCE;
    try {
      await room.open(one.code, { exercise: exercise.id, instrument, done: one.done });
      told = facts(one);
      problem = "";
    } catch (trouble) {
      if (trouble.status === 409 && one.others.length === 0 && !taken) {
        taken = true;
        change({ code: newAttemptCode() });
        await open();
        return;
      }
      failed(trouble);
    }
    update();
    plan();
  }

  function failed(trouble) {
    problem = trouble.unreachable ? tr("The room cannot be reached right now. A rating code works all the same.") : trouble.message;
  }

  async function look(asked = false) {
    if (asked) left = PATIENCE;
    if (!reachable()) return;
    const one = attempt();
    if (told !== facts(one)) await open();
    try {
      if (told !== facts(one)) return;
      arrived(one.code, await room.fetch(one.code));
      problem = "";
    } catch (trouble) {
      failed(trouble);
    } finally {
      update();
      plan();
    }
  }

  function arrived(from, { waiting: number, ratings }) {
    inRoom.set(from, number);
    if (attempt().code !== from) return;
    // Two people may have given the same levels, and so the same code: each of them counts.
    const times = (list, wanted) => list.filter((other) => other.code === wanted).length;
    const fresh = ratings.filter((other, index) => times(ratings.slice(0, index + 1), other.code) > times(attempt().others, other.code)).map((other) => ({ role: other.role, ratings: other.ratings, code: other.code, at: now().toISOString(), dropped: false }));
    if (fresh.length) change({ others: [...attempt().others, ...fresh].slice(0, MOST_OTHERS) });
  }

  function plan() {
    clearTimeout(due);
    if (!node.isConnected || left <= 0 || !reachable()) return;
    left -= 1;
    due = setTimeout(() => (document.visibilityState === "visible" ? look() : plan()), AGAIN);
  }

  function take() {
    const { problem: wrong, other } = takeCode(exercise, log(), attempt(), input.value);
    error.textContent = wrong;
    if (wrong) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return;
    }
    input.removeAttribute("aria-invalid");
    input.value = "";
    // One that was left out and is typed in again comes back.
    change({ others: [...attempt().others.filter((one) => one.code !== other.code), { ...other, at: now().toISOString() }] });
    waiting.textContent = attempt().done ? tr("Added. It stands in the comparison below.") : tr("Added. You see it once you have finished rating yourself.");
    update(true);
  }

  function leaveOut(found) {
    change({ others: attempt().others.map((other) => (other === found ? { ...other, dropped: !other.dropped } : other)) });
    update();
    dropping.open = true;
    drops.querySelector("button")?.focus();
  }

  function status() {
    if (problem) return problem;
    const here = Math.max(inRoom.get(attempt().code) ?? 0, standing().length);
    if (!attempt().done && here) return trn("{count} rating is here. You see it once you have finished rating yourself.", "{count} ratings are here. You see them once you have finished rating yourself.", here);
    if (!room?.joined()) return tr("There is no room to send it through here, so they will tell you a rating code.");
    if (old(attempt())) return tr("This attempt is more than a day old, so the room takes no more ratings of it. A rating code still works. Or start a new attempt.");
    return standing().length ? "" : tr("Waiting for their rating. It comes through the room by itself.");
  }

  function draw() {
    const one = attempt();
    const views = standing();
    const present = JSON.stringify([one.done, one.ratings, one.others]);
    if (present === drawn) return; // what someone has unfolded or focused stays as it is
    drawn = present;
    const both = one.done && views.length > 0;
    comparison.hidden = !both;
    comparison.replaceChildren(...(both ? [compared(exercise, { ...one, others: views })] : []));
    dropping.hidden = !one.done || one.others.length === 0;
    const names = othersNames(one.others);
    drops.replaceChildren(...one.others.map((other, index) => h("li", null, names[index], " ",
      h("button", { type: "button", class: "ws-link", onclick: () => leaveOut(other) }, other.dropped ? tr("Take it in again") : tr("Leave it out")))));
  }

  function update(said = false) {
    const one = attempt();
    show.parentNode.hidden = Boolean(one.code);
    passing.hidden = !one.code;
    if (code.textContent !== grouped(one.code)) code.textContent = grouped(one.code);
    const words = status();
    if (!said && waiting.textContent !== words) waiting.textContent = words;
    again.parentNode.hidden = !reachable();
    draw();
    counting.hidden = exercise.share === "private" || !log().attempts.some((each) => each.done && each.others.length);
    counts.checked = log().count;
    if (reachable() && tried !== facts(one)) open().then(() => look());
  }

  return { node, update, compares: () => !comparison.hidden };
}
