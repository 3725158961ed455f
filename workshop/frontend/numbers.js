// numbers: own counts of applications and interviews, and what a small chance looks like. Never a verdict, never a rank.

import { h, uid } from "./dom.js";
import { clearing, frame } from "./frame.js";
import { funnel, noneIn } from "./funnel.js";
import { chart } from "./numbers-chart.js";
import { isMap, trimmed } from "./words.js";

const MAX = 10000;
const COUNTS = {
  applications: ["Applications", "Applications you have sent", "All you remember, say since you began to look. A guess will do."],
  interviews: ["Interviews", "Interviews you were asked to", "Count each application once, however many talks it led to."],
};

const CAVEATS = [
  "It is a rough guess from a few numbers. The fewer there are, the rougher it is.",
  "It starts at 1 interview in 30 applications, near what small US businesses reported. Rates that employers count are not your odds. The more you send, the more your own counts weigh.",
  "Your applications are linked: it is the same résumé, the same field, the same market. So the sums that treat each one as a new roll of the dice are too neat.",
  "An interview is not an offer, and figures about hires leave out offers that people turned down.",
  "Knowing someone there, visa rules, your field and discrimination all shift the chance.",
  "A few applications that suit you can do more than many that don't.",
];

/** The counts that fit: an answer from another version is read as far as it goes. */
function fitting(answer) {
  const given = isMap(answer) ? answer : {};
  const counts = Object.fromEntries(Object.keys(COUNTS).map((name) => [name, given[name]])
    .filter(([, value]) => Number.isInteger(value) && value >= 0 && value <= MAX));
  if (counts.interviews > (counts.applications ?? MAX)) delete counts.interviews;
  return counts;
}

function state(exercise, answer) {
  return ["empty", "partial", "complete"][Object.keys(fitting(answer)).length];
}

function shared(exercise, answer) {
  return state(exercise, answer) === "complete" ? fitting(answer) : null;
}

function text(exercise, part) {
  const counts = fitting(part);
  return Object.keys(counts).map((name) => `${COUNTS[name][0]}: ${counts[name]}`);
}

/** A share from 0 to 1 as a whole percent; what is only nearly none or all is not said to be. */
function percent(share) {
  if (share > 0 && share < 0.01) return "under 1%";
  if (share < 1 && share > 0.99) return "over 99%";
  return `${Math.round(share * 100)}%`;
}

function counted(number, one) {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

function table(model, ahead) {
  const some = [...new Set([5, ahead, 50])].sort((one, other) => one - other);
  const rows = [
    ["12 no's in a row", noneIn(12, model.a, model.b), (1 - model.mean) ** 12],
    ...some.map((tries) => [`An interview in ${counted(tries, "more application")}`,
      1 - noneIn(tries, model.a, model.b), 1 - (1 - model.mean) ** tries]),
  ];
  return h("table", { class: "ws-table" },
    h("caption", { class: "ws-label" }, "How often it happens, with counts like yours"),
    h("thead", null, h("tr", null, ["What", "With doubt", "Too neat"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, rows.map(([name, ...shares]) => h("tr", null,
      h("th", { scope: "row" }, name), shares.map((share) => h("td", null, percent(share)))))));
}

function outcome(exercise, { applications, interviews }) {
  const model = funnel(applications, interviews);
  const most = Math.max(exercise.ahead, 50);
  const reached = percent(1 - noneIn(exercise.ahead, model.a, model.b));
  const name = `Chance of at least one interview in up to ${most} more applications. It rises from 0% to `
    + `${percent(1 - noneIn(most, model.a, model.b))} with doubt, and to ${percent(1 - (1 - model.mean) ** most)} in the sum that is too neat. `
    + "The table has the numbers.";
  const said = `${counted(interviews, "interview")} in ${counted(applications, "application")}. With counts like these, the chance that one `
    + `application leads to an interview is likely from ${percent(model.low)} to ${percent(model.high)}. That range should hold it about 80 times in 100.`;
  return {
    said,
    nodes: [
      h("p", null, `Say you send ${counted(exercise.ahead, "more application")}. At least one interview then comes about ${reached} of the time. `
        + `And 12 no's in a row happen ${percent(noneIn(12, model.a, model.b))} of the time, by chance alone.`),
      h("figure", { class: "ws-figure" }, chart(model, most, name),
        h("figcaption", { class: "ws-hint" }, "At least one interview: the solid line allows for doubt about your real chance. "
          + "The dashed line takes the middle of the guess as known, which is too neat.")),
      table(model, exercise.ahead),
    ],
  };
}

function render({ exercise, answer, save, el }) {
  let counts = {};
  const status = h("p", { role: "status" });
  const below = h("div", { class: "ws-block", hidden: true });
  const fields = Object.fromEntries(Object.keys(COUNTS).map((name) => [name, countField(name)]));

  function countField(name) {
    const [, label, hint] = COUNTS[name];
    const [id, hintId, wrongId] = [uid("count"), uid("hint"), uid("wrong")];
    const wrong = h("p", { class: "ws-hint ws-wrong", id: wrongId, role: "status" });
    const input = h("input", {
      type: "text", id, class: "ws-text ws-count", inputmode: "numeric", autocomplete: "off", maxlength: 6,
      "aria-describedby": `${hintId} ${wrongId}`, oninput: typed, onblur: settle,
    });
    let waiting = null;
    const node = h("div", { class: "ws-field" }, h("label", { htmlFor: id, class: "ws-label" }, label),
      h("p", { class: "ws-hint", id: hintId }, hint), input, wrong);

    function settle() {
      if (waiting !== null) put(waiting);
    }

    function put(value) {
      waiting = null;
      input.value = value;
    }

    function read() {
      waiting = null;
      const written = trimmed(input.value);
      return { written, count: /^[0-9]{1,5}$/.test(written) && Number(written) <= MAX ? Number(written) : null };
    }

    function say(words) {
      if (wrong.textContent !== words) wrong.textContent = words;
      if (words) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }

    function set(value) {
      if (input.getRootNode().activeElement === input) waiting = value;
      else put(value);
    }

    return { node, put, read, say, set };
  }

  function typed() {
    const read = Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, each.read()]));
    counts = fitting(Object.fromEntries(Object.entries(read).map(([name, { count }]) => [name, count])));
    for (const [name, { written, count }] of Object.entries(read)) {
      fields[name].say(written && count === null ? "Please write a whole number from 0 to 10,000." : "");
    }
    if (read.interviews.count !== null && counts.interviews === undefined) {
      fields.interviews.say("This is more than the applications. Count each application once.");
    }
    keep();
  }

  function keep() {
    const any = Object.keys(counts).length > 0;
    show();
    clear.refresh(any);
    save(any ? counts : null);
  }

  function show() {
    const done = state(exercise, counts) === "complete";
    const { said, nodes } = done ? outcome(exercise, counts) : { said: "", nodes: [] };
    if (status.textContent !== said) status.textContent = said;
    below.hidden = !done;
    below.replaceChildren(...nodes);
  }

  function put(value) {
    counts = fitting(value);
    for (const [name, each] of Object.entries(fields)) {
      each.set(counts[name] === undefined ? "" : String(counts[name]));
      each.say("");
    }
    show();
  }

  function update(value) {
    put(value);
    clear.refresh(Object.keys(counts).length > 0);
  }

  const clear = clearing({ get: () => counts, set: (value) => { put(value); keep(); } });
  frame({ exercise, el },
    h("div", { class: "ws-pair" }, Object.values(fields).map(({ node }) => node)), status, below,
    h("div", { class: "ws-note ws-care" },
      h("p", { class: "ws-lead" }, "Read the numbers with care"),
      h("ul", null, CAVEATS.map((caveat) => h("li", null, caveat))),
      h("p", null, "None of this says where you should be by now. Nobody can tell you that.")),
    clear.node);
  update(answer);
  return { update };
}

/** Own counts; the answer is `{"applications": 30, "interviews": 2}`. */
export const numbers = { render, state, shared, text };
