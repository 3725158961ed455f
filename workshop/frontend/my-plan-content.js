// What goes into "My plan", gathered from the journal over all lessons. Pure functions: a workshop and a journal in, plain
// data out, the same in both hosts, on the screen, on paper and in the PDF.

import { chosenOf, ownOfChoice } from "./choice.js";
import { compose, countWords } from "./compose.js";
import { feedback } from "./feedback.js";
import { entriesOf, exercisesOf } from "./journal.js";
import { ownOf } from "./journal-own.js";
import { sentence } from "./plan.js";
import { tr, trn } from "./translate.js";
import { filled, isDate, isMap, trimmed } from "./words.js";

/** The name under which the choices for the plan are kept in the journal. */
export const OWN = "my-plan";

const line = (label, text) => ({ label, text: trimmed(text) });
const texts = (lines) => lines.filter(({ text }) => text);

/** A date as people of this language write it, "1 December 2026". */
export function longDate(iso, language) {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(year, month - 1, day).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
}

// Each kind: `{ lines: [{ label, text }], main }`, where `main` is the sentence that stands out; null if there is nothing.
const FROM = {
  plan(exercise, answer, language) {
    const given = isMap(answer) ? answer : {};
    const lines = texts([
      line(tr("My wish"), given.wish),
      line(tr("What it would bring"), given.outcome),
      line(tr("What may get in the way"), given.obstacle),
      line(tr("By when"), isDate(given.date) ? longDate(given.date, language) : ""),
    ]);
    return { main: filled(given.if) || filled(given.then) ? sentence(given) : "", lines };
  },

  list(exercise, answer) {
    const rows = (Array.isArray(answer) ? answer : []).filter(isMap);
    const one = exercise.columns.length === 1;
    const groups = rows.map((row) => texts(exercise.columns.map(({ id, label }) => line(one ? "" : label, row[id]))));
    return { lines: groups.flatMap((group) => group.map((each, at) => ({ ...each, starts: at === 0 }))) };
  },

  choice(exercise, answer) {
    const ids = chosenOf(exercise, answer);
    const chosen = exercise.options.filter(({ id }) => ids.includes(id));
    const one = chosen.length === 1 && !exercise.multiple;
    if (one) return { main: chosen[0].label, lines: texts([line("", chosen[0].note)]) };
    return { lines: texts([...chosen.map(({ label }) => line("", label)), ...ownOfChoice(exercise, answer).map((words) => line("", words))]) };
  },

  sort(exercise, answer) {
    const bins = exercise.bins.map((bin) => [bin.label, exercise.cards.filter(({ id }) => isMap(answer) && answer[id] === bin.id)]);
    return { lines: texts(bins.map(([label, cards]) => line(label, cards.map((card) => card.label).join("; ")))) };
  },

  letter(exercise, answer) {
    const parts = isMap(answer) ? Object.fromEntries(Object.entries(answer).map(([id, text]) => [id, trimmed(text)])) : {};
    if (!Object.values(parts).some(Boolean)) return null;
    const whole = compose(exercise, parts).join("\n\n");
    const words = trn("Drafted: {count} word.", "Drafted: {count} words.", countWords(whole));
    const open = /…|\[[^\]]*\]/u.test(whole) ? tr("Something in it is still open.") : tr("It is ready to copy and send.");
    return { lines: [line("", `${words} ${open}`)] };
  },

  rubric(exercise, answer) {
    const attempts = isMap(answer) && Array.isArray(answer.attempts) ? answer.attempts : [answer];
    const rated = attempts.filter((one) => isMap(one) && isMap(one.ratings) && Object.keys(one.ratings).length);
    const { lines } = feedback(exercise, rated.at(-1)?.ratings ?? {});
    return { lines: lines.slice(0, 2).map(([label, text]) => line(label.replace(/:$/, ""), text)) };
  },

  reflect(exercise, answer) {
    const written = trimmed(isMap(answer) ? answer.text : answer);
    return { lines: written && written !== trimmed(exercise.starter) ? [line("", written)] : [] };
  },
};

/** What was chosen: `{ include: { "<exercise>": false }, reminders: {...}, phrase, seed }`. */
export function choicesOf(journal, workshop) {
  const given = ownOf(journal, workshop, OWN);
  return { include: {}, reminders: {}, phrase: false, seed: "", ...(isMap(given) ? given : {}) };
}

/** Everything that could go into the plan, the if-then plan first: `{ id, kind, title, lesson, main, lines, chosen, date }`. Private writing is
    left out until it is chosen; the rest goes in until it is taken out. */
export function offered(workshop, journal, language) {
  const { entries } = entriesOf(journal, workshop.id);
  const { include } = choicesOf(journal, workshop.id);
  const found = exercisesOf(workshop).flatMap(({ lesson, exercise }) => {
    const entry = entries[exercise.id];
    if (!exercise.in_plan || !FROM[exercise.kind] || !entry || entry.skipped || entry.kind !== exercise.kind || (entry.answer ?? null) === null) return [];
    const made = FROM[exercise.kind](exercise, entry.answer, language);
    if (!made || (!made.main && made.lines.length === 0)) return [];
    const date = exercise.kind === "plan" && isDate(entry.answer.date) ? entry.answer.date : null;
    const chosen = include[exercise.id] ?? exercise.kind !== "reflect";
    return [{ id: exercise.id, kind: exercise.kind, title: exercise.in_plan, lesson, main: "", ...made, chosen, date }];
  });
  const rank = (part) => (part.kind === "plan" ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other));
}

/**
 * The plan as a document: what is drawn, printed, and set as a PDF.
 * @param {{ workshop: object, journal: object, language: string, now: Date }} facts
 */
export function planDocument({ workshop, journal, language, now }) {
  const { phrase } = choicesOf(journal, workshop.id);
  const { cohort } = entriesOf(journal, workshop.id);
  const sections = offered(workshop, journal, language).filter(({ chosen }) => chosen)
    .map(({ title, main, lines }) => ({ title, main, lines: lines.map(({ label, text, starts = false }) => ({ label, text, starts })) }));
  if (phrase && journal.phrase) {
    const lines = [line("", tr("On another device: join with the code {code}, then type these words.", { code: cohort ?? "" }))];
    sections.push({ title: tr("My return phrase"), main: journal.phrase, lines: lines.map((one) => ({ ...one, starts: false })) });
  }
  return {
    title: tr("My plan"),
    workshop: workshop.title,
    made: now.toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" }),
    language,
    sections,
    help: workshop.help.filter(({ contact }) => trimmed(contact)).map(({ name, contact }) => ({ label: name, text: trimmed(contact), starts: true })),
    help_title: tr("If I need someone"),
    closing: tr("This is mine. I can change it whenever I like."),
  };
}
