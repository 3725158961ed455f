// "My plan": what a participant takes home. They choose what goes in; it is made here and sent nowhere.

import { h, uid } from "./dom.js";
import { download } from "./download.js";
import { keepOwn } from "./journal-own.js";
import { OWN, choicesOf, offered, planDocument } from "./my-plan-content.js";
import { calendarOf, dates } from "./my-plan-dates.js";
import { filePage, sheet } from "./my-plan-sheet.js";
import { tr, trn } from "./translate.js";
import { isDate } from "./words.js";

const LETTER = /-(US|CA|MX|PH)$/i; // where paper is not A4

/**
 * @param {object} options
 * @param {object} options.workshop The built workshop.
 * @param {() => object} options.journal
 * @param {(change: Function) => object} options.change Applies a change to the journal and keeps it.
 * @param {() => Date} options.now
 * @param {((plan: object) => Promise<Uint8Array>) | null} options.pdf Sets a plan as a PDF where there is something that can.
 * @param {(() => void) | null} options.print Prints the page, where the page is the plan.
 * @param {((lesson: object, exercise: string) => string) | null} options.link The address of an exercise, where there is one.
 * @param {HTMLElement} options.el
 * @returns {{ update: () => void }}
 */
export function renderMyPlan({ workshop, journal, change, now, pdf, print, link, el }) {
  const id = workshop.id;
  const { language } = workshop; // what is around a notebook may speak another one
  const paper = LETTER.test(navigator.language) || navigator.language === "en" ? "us-letter" : "a4";
  const choices = () => choicesOf(journal(), id);
  const made = () => ({ ...planDocument({ workshop, journal: journal(), language, now: now() }), paper });
  let drawn = "";
  let boxes = [];

  const nothing = h("div", { class: "ws-block" });
  const list = h("ul", { class: "ws-plain" });
  const parts = h("fieldset", { class: "ws-fieldset" }, h("legend", { class: "ws-legend" }, tr("What goes in?")), list);
  const rows = h("ul", { class: "ws-plain" });
  const said = h("p", { class: "ws-quiet", role: "status" });
  const toPage = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: savePage, hidden: Boolean(pdf) }, tr("Save as a page"));
  const buttons = h("div", { class: "ws-share-row" },
    pdf && h("button", { type: "button", class: "ws-button", onclick: savePdf }, tr("Save as PDF")),
    print && h("button", { type: "button", class: "ws-button", onclick: print }, tr("Print, or save as PDF")),
    toPage);
  const toCalendar = h("button", { type: "button", class: "ws-button ws-button-quiet", onclick: saveDates }, tr("Save for my calendar"));
  const calendar = h("div", { class: "ws-block" },
    h("fieldset", { class: "ws-fieldset" }, h("legend", { class: "ws-legend" }, tr("Dates for your calendar")),
      h("p", { class: "ws-hint" }, tr("You get a file that most calendars open. What stands in it may show on a locked phone, and to anyone who sees your calendar.")), rows),
    h("p", null, toCalendar));
  const body = h("div", { class: "ws-block" }, parts, h("p", { class: "ws-hint" }, tr("It is made on this device and sent nowhere.")), buttons, said, calendar);
  const place = h("div", { class: "ws-sheet-place" });
  const titleId = uid("my-plan");
  el.replaceChildren(
    h("div", { class: "ws ws-card ws-my-plan", role: "group", "aria-labelledby": titleId },
      h("p", { class: "ws-prompt", id: titleId }, tr("Your plan to take with you")), nothing, body),
    place);

  function keep(fields) {
    change((old) => keepOwn(old, id, OWN, { ...choicesOf(old, id), ...fields }, now()));
    update();
  }

  function box(label, chosen) {
    const boxId = uid("in");
    const input = h("input", { id: boxId, type: "checkbox", onchange: () => chosen(input.checked) });
    return { input, node: [input, h("label", { htmlFor: boxId }, label)] };
  }

  function drawParts(found) {
    boxes = found.map((part) => ({ key: part.id, ...box(part.title, (on) => keep({ include: { ...choices().include, [part.id]: on } })) }));
    if (journal().phrase) boxes.push({ key: null, ...box(tr("My return phrase"), (on) => keep({ phrase: on })) });
    list.replaceChildren(...boxes.map(({ node }) => h("li", { class: "ws-share-choice" }, node)));
  }

  function drawDates(found) {
    const row = (one) => {
      const set = (fields) => keep({ reminders: { ...choices().reminders, [one.id]: { on: one.on, date: one.date, ...fields } } });
      const { input, node } = box(one.label, (on) => set({ on }));
      input.checked = one.on;
      const when = h("input", {
        type: "date", class: "ws-text ws-date", value: one.date, max: "2999-12-31", disabled: one.fixed,
        "aria-label": tr("Day for: {what}", { what: one.label }), onchange: () => isDate(when.value) && set({ on: true, date: when.value }),
      });
      return h("li", { class: "ws-share-choice ws-dated" }, node, when);
    };
    rows.replaceChildren(...found.map(row));
  }

  function drawNothing() {
    const named = (lesson, { id: exercise, in_plan: name }) => h("li", null, link ? h("a", { href: link(lesson, exercise) }, name) : name);
    const places = workshop.lessons.map((lesson) => {
      const exercises = lesson.blocks.map((block) => block.exercise).filter((exercise) => exercise?.in_plan);
      return exercises.length > 0 && h("li", null, lesson.title, h("ul", { class: "ws-places" }, exercises.map((exercise) => named(lesson, exercise))));
    });
    nothing.replaceChildren(h("p", null, tr("There is nothing in it yet. It is gathered from what you write here, as far as you like:")), h("ul", { class: "ws-plain ws-places-of" }, places));
  }

  function update() {
    const found = offered(workshop, journal(), language);
    const empty = found.length === 0;
    nothing.hidden = !empty;
    body.hidden = place.hidden = empty;
    if (empty) {
      if (!nothing.hasChildNodes()) drawNothing();
      return;
    }
    const dated = dates({ workshop, journal: journal(), parts: found, now: now() });
    const shape = JSON.stringify([found.map((one) => one.id), Boolean(journal().phrase), dated]);
    if (shape !== drawn && !rows.contains(rows.getRootNode().activeElement)) drawDates(dated);
    if (shape !== drawn && !list.contains(list.getRootNode().activeElement)) drawParts(found);
    drawn = shape;
    for (const { key, input } of boxes) input.checked = key === null ? choices().phrase : Boolean(found.find((one) => one.id === key)?.chosen);
    toCalendar.disabled = !dated.some(({ on }) => on);
    place.replaceChildren(sheet(made(), { headings: Boolean(print) }));
  }

  async function savePdf() {
    said.textContent = tr("One moment …");
    try {
      download(await pdf(made()), "my-plan.pdf", "application/pdf");
      said.textContent = tr("Your plan is the file “my-plan.pdf”, where your browser keeps downloads.");
    } catch (problem) {
      toPage.hidden = false;
      said.textContent = tr("{why} You can save it as a page instead: open it, then print it or save it as PDF there.", { why: problem.message });
    }
  }

  function savePage() {
    download(filePage(made()), "my-plan.html", "text/html");
    said.textContent = tr("Your plan is the file “my-plan.html”, where your browser keeps downloads.");
  }

  function saveDates() {
    const chosen = dates({ workshop, journal: journal(), parts: offered(workshop, journal(), language), now: now() }).filter(({ on }) => on);
    const { text, choices: kept } = calendarOf({ workshop, choices: choices(), chosen, now: now() });
    keep(kept);
    download(text, "my-plan.ics", "text/calendar");
    said.textContent = trn("{count} date is in the file “my-plan.ics”. Open it with your calendar.", "{count} dates are in the file “my-plan.ics”. Open it with your calendar.", chosen.length);
  }

  update();
  return { update };
}
