// What to do and whom to call if someone is having a hard time: always on the page, one press away.

import { h } from "./dom.js";
import { section } from "./facilitator-parts.js";
import { tr } from "./translate.js";

/** @param {{ name: string, contact: string, note: string, address: string | null }[]} help The help list. */
export function carePanel(help) {
  const contacts = help.map(({ name, contact, note, address }) => h("li", null,
    h("strong", null, name),
    h("span", { class: "room-contact" }, address ? h("a", { href: address }, contact) : contact),
    note && h("span", { class: "ws-quiet" }, note)));
  return section(tr("If someone is having a hard time"), "care",
    h("p", null, tr("Go over quietly and ask:")),
    h("p", { class: "desk-say" }, tr("“Would you like a break, to continue, or to talk with someone?”")),
    h("p", null, tr("Any answer is fine, and so is leaving. If it does not pass, offer to walk with them, in private, to someone on this list. If anyone may be in danger, call for help at once, and stay.")),
    h("p", null, tr("Don’t promise secrecy: “I can’t keep this one to myself. I’d like to tell you what happens next.” Nobody has to say why they skip something.")),
    h("ul", { class: "room-contacts" }, contacts));
}
