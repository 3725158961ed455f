// The dates of "My plan": the if-then plans that have one, and reminders that a participant chooses. To a calendar file.

import { calendar } from "./ics.js";
import { choicesOf } from "./my-plan-content.js";
import { newId } from "./random.js";
import { tr } from "./translate.js";
import { isDate } from "./words.js";

const local = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

function inDays(now, days) {
  return local(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/**
 * What can go into the calendar: `{ id, label, summary, description, date, on, fixed }`. A plan's own date is fixed there; the date
 * of a reminder is the participant's to set. None but the dated plans is chosen to begin with.
 */
export function dates({ workshop, journal, parts, now }) {
  const { reminders } = choicesOf(journal, workshop.id);
  const plans = parts.filter(({ date }) => date).map(({ id, title, main, lines, date }) => ({
    id, date, fixed: true, label: title, summary: main || title,
    description: lines.map(({ label, text }) => (label ? `${label}: ${text}` : text)).join("\n"),
  }));
  const letters = parts.filter(({ kind }) => kind === "letter").map(({ id, title }) => ({
    id: `send-${id}`, date: inDays(now, 2), label: tr("Send it: {what}", { what: title }), summary: tr("Send it: {what}", { what: title }), description: "",
  }));
  const again = { id: "look-again", date: inDays(now, 7), label: tr("Look at my plan again"), summary: tr("Look at my plan again"), description: "" };
  return [...plans, ...letters, again].map((one) => {
    const kept = reminders[one.id] ?? {};
    return { fixed: false, ...one, on: kept.on ?? Boolean(one.fixed), date: !one.fixed && isDate(kept.date) ? kept.date : one.date };
  });
}

/** The calendar file of the chosen dates, and the choices with the seed that keeps its entries the same ones for ever. */
export function calendarOf({ workshop, choices, chosen, now }) {
  const seed = choices.seed || newId();
  const events = chosen.map(({ id, date, summary, description }) => ({
    uid: `${seed}-${id}@bounce-back.invalid`, date, summary, description, sequence: Math.floor(now.getTime() / 60_000) % 2 ** 31,
  }));
  return { text: calendar({ name: `${workshop.title}: ${tr("My plan")}`, events, now }), choices: { ...choices, seed } };
}
