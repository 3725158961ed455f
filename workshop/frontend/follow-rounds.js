// The practice rounds on a person's own page: who they are in their group, what they do now, and the time left.

import { h, uid } from "./dom.js";
import { clock, duty, letters, where } from "./rounds.js";
import { dutyWords, phaseWords, roundWords } from "./rounds-words.js";
import { tr } from "./translate.js";

const CHOICE = "workshop-rounds";

/**
 * @param {{ now: () => number }} options
 * @returns {{ node: HTMLElement, update: (rounds: object | null, received: number, look?: object) => void, said: () => string }}
 */
export function renderRounds({ now }) {
  let { size, letter } = remembered();
  let form = null;
  let line = "";
  let last = [null, 0];

  const head = h("span", { class: "ws-follow-now" });
  const left = h("span", { class: "ws-follow-left", role: "timer", "aria-live": "off" });
  const what = h("p", null);
  const sizes = choice(tr("How many are in your group?"), [["3", tr("Three")], ["2", tr("Two")], ["1", tr("I work alone")], ["4", tr("Four")]], (value) => { size = Number(value); letter = ""; chosen(); });
  const who = choice(tr("Who are you? Agree in your group."), letters(3).map((one) => [one, one]), (value) => { letter = value; chosen(); });
  const four = h("p", { class: "ws-quiet" }, tr("Four people do best as two pairs. Split up, then choose “Two”."));
  const done = h("button", { type: "button", class: "ws-button", onclick: () => open(false) }, tr("That’s me"));
  const picked = h("div", { class: "ws-follow-picks" }, sizes.node, four, who.node, h("p", null, done));
  const change = h("button", { type: "button", class: "ws-link", onclick: () => open(true) }, tr("Change my group"));
  const box = h("details", { class: "ws-follow-rounds", open: true }, h("summary", null, head, " ", left), what, picked, change);
  const node = h("div", { hidden: true }, box);

  const known = () => size === 1 || (letters(size).includes(letter) && size < 4);

  function chosen() {
    try {
      sessionStorage.setItem(CHOICE, JSON.stringify({ size, letter }));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    draw();
    update(...last);
  }

  function draw() {
    sizes.mark(size ? String(size) : "");
    who.mark(letter);
    who.show(letters(size === 4 ? 1 : size));
    four.hidden = size !== 4;
    done.disabled = !known();
  }

  function open(wanted) {
    picked.hidden = !wanted;
    change.hidden = wanted;
    if (wanted) sizes.focus();
    else change.focus();
  }

  function update(rounds, received, { small = false } = {}) {
    if (node.hidden && rounds) box.open = !typing() && !small; // one line more is enough for whoever writes, or is elsewhere
    last = [rounds, received];
    node.hidden = !rounds;
    line = "";
    if (!rounds) return;
    if (form !== rounds.form) {
      form = rounds.form;
      size ||= form === "pairs" ? 2 : 3;
      picked.hidden = known();
      change.hidden = !known();
      draw();
    }
    const elapsed = rounds.elapsed + (rounds.running ? (now() - received) / 1000 : 0);
    const at = where(rounds.phases, elapsed);
    const phase = rounds.phases[at.index];
    const mine = phase && known() ? dutyWords(duty({ form, size, letter, phase })) : null;
    const short = mine?.short ?? (phase ? phaseWords(phase.part) : "");
    line = [roundWords(rounds.phases, phase), short].filter(Boolean).join(" · ");
    set(head, line);
    set(left, phase ? `${clock(at.left)}${rounds.running ? "" : ` ${tr("(waiting)")}`}` : "");
    set(what, mine?.long ?? (phase ? tr("Choose below who you are, and you will see what to do.") : tr("Thank your group. Go on with the lesson when you are ready.")));
  }

  return { node, update, said: () => (node.hidden ? "" : line) };
}

function typing() {
  return document.activeElement?.matches("textarea, input:not([type=radio], [type=checkbox])") ?? false;
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function remembered() {
  try {
    const { size = 0, letter = "" } = JSON.parse(sessionStorage.getItem(CHOICE)) ?? {};
    return { size, letter };
  } catch {
    return { size: 0, letter: "" };
  }
}

/** A row of radio buttons. */
function choice(legend, options, pick) {
  const name = uid("rounds");
  const labels = options.map(([value, text]) => h("label", { class: "ws-option" }, h("input", { type: "radio", name, value, onchange: () => pick(value) }), h("span", { class: "ws-face" }, text)));
  const node = h("fieldset", { class: "ws-fieldset" }, h("legend", { class: "ws-legend" }, legend), h("div", { class: "ws-follow-options" }, labels));
  const inputs = labels.map((label) => label.firstChild);
  return {
    node,
    focus: () => (inputs.find((input) => input.checked) ?? inputs[0]).focus(),
    mark: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
    show: (values) => {
      node.hidden = values.length === 0;
      inputs.forEach((input) => { input.parentNode.hidden = !values.includes(input.value); });
    },
  };
}
