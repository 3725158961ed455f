// A quiet banner that says where the group is, that there is a pause, or which practice round it is. It never moves the
// page, takes no focus and covers no field: whoever is in the middle of a sentence stays there.

import { h } from "./dom.js";
import { renderRounds } from "./follow-rounds.js";
import { openStream } from "./live.js";
import { tr, trn } from "./translate.js";

const LEFT = "workshop-left";

/**
 * @param {object} options
 * @param {string} options.room The address of the room's API, such as `/api`.
 * @param {string} options.lesson Id of the lesson on this page, or null on the start page.
 * @param {() => string | null} options.cohort The present cohort's code.
 * @param {boolean} options.practice True where the practice rounds belong, so that they open by themselves.
 * @returns {{ update: () => void }} `update` looks again which cohort it is.
 */
export function followGroup({ room, lesson, cohort, practice }) {
  let view = null;
  let received = 0;
  let stream = null;
  let code = null;
  let tick = null;
  let highest = 0;

  const said = h("p", { class: "ws-sr", role: "status" });
  const pause = h("p", { class: "ws-follow-pause", hidden: true });
  const words = h("span", null);
  const link = h("a", { class: "ws-follow-go", href: "#", onclick: go }, tr("Go there"));
  const leave = h("button", { type: "button", class: "ws-link", onclick: stay }, tr("Not now"));
  const place = h("div", { class: "ws-follow-place", hidden: true }, words, h("span", { class: "ws-follow-ways" }, link, leave));
  const rounds = renderRounds({ now: () => Date.now() });
  const box = h("div", { class: "ws ws-follow", role: "region", "aria-label": tr("Your group right now"), hidden: true }, pause, place, rounds.node);
  document.body.append(said, box);
  new ResizeObserver(measure).observe(box);

  /** How high the banner is, and was at most: the styles keep the focus and the end of the page clear of it. */
  function measure() {
    highest = Math.max(highest, box.offsetHeight);
    document.documentElement.style.setProperty("--ws-follow", `${box.offsetHeight}px`);
    document.documentElement.style.setProperty("--ws-follow-most", `${highest}px`);
  }

  const target = () => (view?.place?.lesson === lesson ? sectionOf(view.place.exercise) : null);
  const sign = () => JSON.stringify(view?.place);

  function go(event) {
    const section = target();
    left(sign());
    if (section) {
      event.preventDefault();
      moveTo(section);
    }
    draw();
  }

  function stay() {
    left(sign());
    draw();
  }

  function draw() {
    const age = (Date.now() - received) / 1000;
    const paused = view?.pause ?? null;
    pause.hidden = !paused;
    set(pause, paused ? pauseWords(paused.left === null ? null : paused.left - age) : "");
    const there = view?.place ?? null;
    const here = there && there.lesson === lesson && (!there.exercise || seen(target()));
    place.hidden = !there || Boolean(paused) || here || left() === sign();
    if (there) {
      set(words, tr("The group is at “{title}”.", { title: there.title.replace(/“([^”]*)”/g, "‘$1’") })); // a quotation inside another
      link.href = `${there.page}${there.exercise ? `#exercise-${there.exercise}` : ""}`;
    }
    rounds.update(paused ? null : (view?.rounds ?? null), received, { small: !practice || !place.hidden }); // a pause stops the rounds as well
    box.hidden = pause.hidden && place.hidden && rounds.node.hidden;
    // Room at the foot of the page is made once and kept: taking it away again would move someone who is down there.
    if (!box.hidden) document.documentElement.classList.add("ws-following");
    set(said, box.hidden ? "" : [paused ? tr("The group has a pause.") : "", place.hidden ? "" : words.textContent, rounds.said()].join(" ").trim());
    clearInterval(tick);
    tick = box.hidden ? null : setInterval(draw, 1000);
  }

  function took(next) {
    view = next;
    received = Date.now();
    draw();
  }

  function listen() {
    const now = cohort();
    const wanted = document.visibilityState === "visible" ? now : null;
    if (now !== code) took(null);
    if (wanted === (stream && code)) return;
    stream?.close();
    code = now;
    stream = wanted ? openStream(`${room}/cohorts/${wanted}/live`, took) : null;
  }

  // A page in the background needs no connection; what it missed comes at once when it is looked at again.
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => {
    stream?.close();
    stream = null;
  });
  window.addEventListener("pageshow", listen);
  listen();
  arrive();
  return { update: listen };
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function sectionOf(exercise) {
  return exercise ? document.getElementById(`exercise-${exercise}`) : null;
}

/** True if the beginning of an exercise, or some of the middle of a long one, is on the screen. */
function seen(section) {
  if (!section) return false;
  const { top, bottom } = section.getBoundingClientRect();
  return top < innerHeight * 0.7 && bottom > innerHeight * 0.3;
}

function moveTo(section) {
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
  section.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

/** The browser went to the fragment before the exercises were drawn, so that it may be somewhere else now. */
function arrive() {
  const section = location.hash.startsWith("#exercise-") && document.getElementById(location.hash.slice(1));
  if (section) section.scrollIntoView({ block: "start" });
}

/** What the person chose not to go to (or went to already); with an argument, keep it. */
function left(sign) {
  try {
    if (sign !== undefined) sessionStorage.setItem(LEFT, sign);
    return sessionStorage.getItem(LEFT);
  } catch {
    if (sign !== undefined) left.kept = sign;
    return left.kept;
  }
}

function pauseWords(seconds) {
  const calm = tr("A pause for everyone. You can finish your sentence, or look up: both are fine.");
  if (seconds === null) return calm;
  const minutes = Math.ceil(seconds / 60);
  const back = minutes > 0 ? trn("We go on in about {count} minute.", "We go on in about {count} minutes.", minutes) : tr("We go on in a moment.");
  return `${calm} ${back}`;
}
