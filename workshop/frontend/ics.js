// A calendar file (RFC 5545), made where the page is. Pure: events in, text out.

const LIMIT = 75; // octets in a line, without its end

function escaped(text) {
  return text.replace(/\\/g, "\\\\").replace(/\r\n|\r|\n/g, "\\n").replace(/[,;]/g, "\\$&");
}

/** Lines of at most 75 octets, cut between characters and never inside one. */
function folded(line) {
  const octets = new TextEncoder();
  const lines = [];
  let now = "";
  let size = 0;
  for (const sign of line) {
    const more = octets.encode(sign).length;
    if (size + more > LIMIT) {
      lines.push(now);
      now = " ";
      size = 1;
    }
    now += sign;
    size += more;
  }
  return [...lines, now].join("\r\n");
}

const plain = (iso) => iso.replace(/-/g, "");

function dayAfter(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}

/**
 * @param {object} options
 * @param {string} options.name The calendar's name.
 * @param {Array<{ uid: string, date: string, summary: string, description: string, sequence: number }>} options.events
 *   Whole days, each with a reminder at nine in the morning. The same `uid` again takes the place of the one before.
 * @param {Date} options.now
 * @returns {string}
 */
export function calendar({ name, events, now }) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Bounce Back//My plan//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, date, summary, description, sequence }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${plain(date)}`,
      `DTEND;VALUE=DATE:${plain(dayAfter(date))}`,
      `SUMMARY:${escaped(summary)}`,
      ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "TRIGGER:PT9H",
      `DESCRIPTION:${escaped(summary)}`,
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
