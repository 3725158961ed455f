// What own counts say, in words, drawn, and as a table. Never a verdict, never a rank, never a promise.

import { h } from "./dom.js";
import { funnel, noneIn, offerModel } from "./funnel.js";
import { chart, ranges } from "./numbers-chart.js";
import { tr, trn } from "./translate.js";

/** A share from 0 to 1 as a whole percent; what is only nearly none or all is not said to be. */
function percent(share) {
  if (share > 0 && share < 0.01) return tr("under 1%");
  if (share < 1 && share > 0.99) return tr("over 99%");
  return `${Math.round(share * 100)}%`;
}

const sent = (number) => trn("{count} more application", "{count} more applications", number);
const between = ({ low, high }) => tr("{low} to {high}", { low: percent(low), high: percent(high) });

function table(model, ahead, offer) {
  const some = [...new Set([5, ahead, 50])].sort((one, other) => one - other);
  const rows = [
    [tr("12 no’s in a row"), noneIn(12, model.a, model.b), (1 - model.mean) ** 12],
    ...some.map((tries) => [tr("An interview in {applications}", { applications: sent(tries) }), 1 - noneIn(tries, model.a, model.b), 1 - (1 - model.mean) ** tries]),
    ...(offer ? some.map((tries) => [tr("An offer in {applications}", { applications: sent(tries) }), 1 - offer.none(tries), 1 - (1 - offer.mean) ** tries]) : []),
  ];
  return h("table", { class: "ws-table" },
    h("caption", { class: "ws-label" }, tr("How often it happens, with counts like yours")),
    h("thead", null, h("tr", null, [tr("What"), tr("With doubt"), tr("Too neat")].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, rows.map(([name, ...shares]) => h("tr", null,
      h("th", { scope: "row" }, name), shares.map((share) => h("td", null, percent(share)))))));
}

function drawnRanges(model, offer) {
  const rows = [
    { label: tr("Interview per application"), ...model, words: between(model) },
    ...(offer ? [
      { label: tr("Offer per interview"), ...offer.given, words: between(offer.given) },
      { label: tr("Offer per application"), ...offer, words: between(offer) },
    ] : []),
  ];
  const name = rows.map(({ label, words }) => tr("{label}: likely {words}.", { label, words })).join(" ");
  return h("figure", { class: "ws-figure" }, ranges(rows, name),
    h("figcaption", { class: "ws-hint" }, tr("Each bar is the likely range, and the mark is the middle of the guess. A wide bar means that the numbers say little yet.")));
}

function drawnChances(model, most) {
  const name = tr("Chance of at least one interview in up to {most} more applications. It rises from 0% to {doubt} with doubt, and to {neat} in the sum that is too neat. The table has the numbers.",
    { most, doubt: percent(1 - noneIn(most, model.a, model.b)), neat: percent(1 - (1 - model.mean) ** most) });
  return h("figure", { class: "ws-figure" }, chart(model, most, name),
    h("figcaption", { class: "ws-hint" }, tr("At least one interview: the solid line allows for doubt about your real chance. The dashed line takes the middle of the guess as known, which is too neat.")));
}

/**
 * @param {{ ahead: number }} exercise How many further applications to look at.
 * @param {{ applications: number, interviews: number, offers: number | undefined }} counts
 * @returns {{ said: string, nodes: Array<Node> }} What is read aloud, and what stands below it.
 */
export function outcome({ ahead }, { applications, interviews, offers }) {
  const model = funnel(applications, interviews);
  const offer = offers === undefined ? null : offerModel(applications, interviews, offers);
  const said = tr("{interviews} in {applications}. With counts like these, the chance that one application leads to an interview is likely from {low} to {high}. That range should hold it about 80 times in 100.", {
    interviews: trn("{count} interview", "{count} interviews", interviews), applications: trn("{count} application", "{count} applications", applications),
    low: percent(model.low), high: percent(model.high),
  });
  const next = tr("Say you send {applications}. At least one interview then comes about {reached} of the time. And 12 no’s in a row happen {row} of the time, by chance alone.", {
    applications: sent(ahead), reached: percent(1 - noneIn(ahead, model.a, model.b)), row: percent(noneIn(12, model.a, model.b)),
  });
  const further = offer && tr("An offer comes about {reached} of the time in as many. For offers the guess starts at 1 in 3 interviews, between what small businesses and campus recruiters reported, and it is rougher still.", { reached: percent(1 - offer.none(ahead)) });
  return {
    said,
    nodes: [drawnRanges(model, offer), h("p", null, next), ...(further ? [h("p", null, further)] : []), drawnChances(model, Math.max(ahead, 50)), table(model, ahead, offer)],
  };
}
