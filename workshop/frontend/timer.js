// A timer that helps and never hurries: it can be paused, given more or less time, hidden and ignored, and when it is up
// nothing is taken away (WCAG 2.2.1). It goes on where it was when its exercise is drawn anew or the page is loaded again.

import { h, uid } from "./dom.js";
import { adjusted, leftOf, paused, readTimer, runs, started, waitingTimer } from "./timer-state.js";
import { tr, trn } from "./translate.js";

const KEPT = Symbol.for("workshop.timers");
const SOON = 60;

// Times only, never words: with the window for a new drawing, with the tab for a reload, where the browser allows it.
function kept() {
  return (globalThis[KEPT] ??= new Map());
}

function read(key) {
  if (kept().has(key)) return kept().get(key);
  try {
    return JSON.parse(sessionStorage.getItem(`workshop-timer/${key}`));
  } catch {
    return null;
  }
}

function keep(key, value) {
  kept().set(key, value);
  try {
    sessionStorage.setItem(`workshop-timer/${key}`, JSON.stringify(value));
  } catch {
    // then it lives as long as the page
  }
}

/** A time as a clock shows it, `2:05`. */
export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A time in words, "2 minutes 5 seconds". */
export function spoken(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes && trn("{count} minute", "{count} minutes", minutes), (rest || !minutes) && trn("{count} second", "{count} seconds", rest)].filter(Boolean).join(" ");
}

// Two soft notes. Nobody hears them who did not ask for them.
function ring() {
  try {
    const audio = new AudioContext();
    for (const [pitch, at] of [[523, 0], [659, 0.35]]) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, audio.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.15, audio.currentTime + at + 0.04);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.9);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 1);
    }
    setTimeout(() => audio.close(), 2000);
  } catch {
    // a device without sound still shows that the time is up
  }
}

/**
 * @param {Object} options
 * @param {string} options.key Names the timer: one drawn later under the same key goes on where this one is.
 * @param {string} options.label What the time is for, as people read it.
 * @param {number} options.seconds How long it runs unless someone changes it.
 * @param {string} [options.over] What is said when the time is up.
 * @param {function(): void} [options.ended] Called once when the time is up while the timer is on the screen.
 * @param {function(): number} [options.now] The clock, in milliseconds since 1970.
 * @returns {{node: HTMLElement, reset: function(): void, running: function(): boolean}}
 */
export function createTimer({ key, label, seconds, over, ended = () => {}, now = () => Date.now() }) {
  const found = read(key);
  let state = readTimer(found) ?? waitingTimer(seconds);
  let hidden = found?.hidden === true;
  let sound = found?.sound === true;
  let ticking = null;
  let said = leftOf(state, now());

  const labelId = uid("timer");
  const soundId = uid("sound");
  const face = h("span", { class: "ws-timer-face", role: "timer", "aria-labelledby": labelId });
  const bar = h("span", { class: "ws-timer-bar", "aria-hidden": "true" }, h("span", null));
  const words = h("p", { class: "ws-timer-said ws-quiet", role: "status" });
  const go = h("button", { type: "button", class: "ws-button", onclick: press });
  const less = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => change(-1) });
  const more = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: () => change(1) });
  const anew = h("button", { type: "button", class: "ws-link", onclick: again }, tr("Start over"));
  const hide = h("button", { type: "button", class: "ws-link", onclick: cover });
  const bell = h("input", { type: "checkbox", id: soundId, checked: sound, onchange: () => { sound = bell.checked; store(); } });
  const node = h("div", { class: "ws-timer", role: "group", "aria-labelledby": labelId },
    h("div", { class: "ws-timer-head" }, h("span", { class: "ws-label", id: labelId }, label), face),
    bar,
    h("div", { class: "ws-timer-row" }, go, less, more),
    h("div", { class: "ws-timer-row" }, anew, hide, h("label", { class: "ws-timer-sound", for: soundId }, bell, " ", tr("A soft sound at the end"))),
    words);

  const step = () => (state.total > 180 ? 60 : 30);

  function store() {
    keep(key, { ...state, hidden, sound });
  }

  function say(text) {
    words.textContent = text;
  }

  function put(next, text) {
    state = next;
    said = leftOf(state, now());
    store();
    say(text);
    draw();
  }

  function press() {
    if (runs(state, now())) {
      put(paused(state, now()), tr("Paused. Nothing is lost."));
    } else {
      put(started(state, now()), tr("Running: {time} left.", { time: spoken(leftOf(started(state, now()), now())) }));
    }
  }

  function change(direction) {
    const next = adjusted(state, direction * step(), now());
    put(next, tr("{time} left.", { time: spoken(leftOf(next, now())) }));
  }

  function again() {
    put(waitingTimer(seconds), tr("Ready again: {time}.", { time: spoken(seconds) }));
    go.focus(); // "Start over" is gone until it runs again
  }

  function cover() {
    hidden = !hidden;
    store();
    draw();
  }

  function tick() {
    if (!node.isConnected) {
      clearInterval(ticking); // drawn anew: the other one goes on
      ticking = null;
      return;
    }
    const left = leftOf(state, now());
    if (left === 0 && state.end !== null) {
      put({ ...state, left: 0, end: null }, over ?? tr("The time is up. Finish in your own time: nothing is closed."));
      if (sound) ring();
      ended();
    } else if (said > SOON && left <= SOON && state.total > SOON + 30) {
      said = left;
      if (!hidden) say(tr("{time} left.", { time: spoken(left) }));
    }
    draw();
  }

  function draw() {
    const left = leftOf(state, now());
    const going = runs(state, now());
    const up = left === 0;
    if (face.textContent !== clock(left)) face.textContent = clock(left);
    face.hidden = hidden;
    bar.hidden = hidden;
    bar.firstChild.style.setProperty("--ws-part", String(state.total ? left / state.total : 0));
    go.textContent = going ? tr("Pause") : up ? tr("Run it again") : left < state.total ? tr("Go on") : tr("Start");
    less.textContent = tr("Less time");
    less.disabled = left <= 10;
    more.textContent = tr("More time");
    anew.hidden = !going && left === seconds && state.total === seconds;
    hide.textContent = hidden ? tr("Show the clock") : tr("Hide the clock");
    node.dataset.state = going ? "running" : up ? "up" : "waiting";
    if (state.end !== null && ticking === null) ticking = setInterval(tick, 500);
    if (state.end === null && ticking !== null) {
      clearInterval(ticking);
      ticking = null;
    }
  }

  draw();
  return { node, reset: () => put(waitingTimer(seconds), ""), running: () => runs(state, now()) };
}
