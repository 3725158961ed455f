// What goes on in the room, as a stream: an EventSource where no key is needed, a fetch where one is, since an EventSource
// cannot send it and a key has no place in an address. Both come back by themselves.

const CLOSED = 2;
const AGAIN = 20_000;
const PATIENCE = 15_000;
const WAITS = [1000, 2000, 5000, 10_000];

/**
 * Listen to a room, without a key. Nothing is said about a room that does not answer.
 * @param {string} url
 * @param {(view: object | null) => void} seen Gets each new state; null once the last one is too old to go by.
 * @returns {{ close: () => void }}
 */
export function openStream(url, seen) {
  let source = null;
  let again = null;
  let stale = null;

  function open() {
    source = new EventSource(url);
    source.addEventListener("live", (event) => {
      clearTimeout(stale);
      stale = null;
      seen(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      stale ??= setTimeout(() => seen(null), 60_000);
      // The browser tries again by itself, but not after a refusal.
      if (source.readyState === CLOSED) again = setTimeout(open, AGAIN + Math.random() * AGAIN);
    });
  }

  open();
  return {
    close() {
      source.close();
      clearTimeout(again);
      clearTimeout(stale);
    },
  };
}

/**
 * Take the whole events off the front of a text.
 * @param {string} text What has arrived.
 * @returns {{ events: object[], rest: string }} The data of each event, and what is not complete yet.
 */
export function takeEvents(text) {
  const blocks = text.split("\n\n");
  const rest = blocks.pop();
  const events = blocks.flatMap((block) => {
    const data = block.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
    return data.length ? [JSON.parse(data.join("\n"))] : [];
  });
  return { events, rest };
}

/**
 * Listen to a room with a key, until it is refused or closed.
 * @param {object} options
 * @param {string} options.url
 * @param {string} options.key
 * @param {(view: object) => void} options.seen
 * @param {(problem: { status: number, error: string }) => void} options.lost Status 0 if nobody answers; any other one
 *   is final.
 * @returns {{ close: () => void }}
 */
export function keyedStream({ url, key, seen, lost }) {
  let stop = new AbortController();
  let closed = false;
  let failures = 0;

  async function read(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const silence = setTimeout(() => stop.abort(), PATIENCE);
      const { value, done } = await reader.read().finally(() => clearTimeout(silence));
      if (done) return;
      const { events, rest } = takeEvents(text + value);
      text = rest;
      failures = 0;
      events.forEach(seen);
    }
  }

  async function run() {
    while (!closed) {
      stop = new AbortController();
      try {
        const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` }, cache: "no-store", signal: stop.signal });
        if (response.ok) await read(response);
        else if (response.status < 500 && response.status !== 429) {
          lost({ status: response.status, error: (await response.json()).error });
          return;
        }
      } catch {
        // Nobody answers, or the connection broke: try again below.
      }
      if (closed) return;
      lost({ status: 0, error: "" });
      await new Promise((done) => setTimeout(done, WAITS[Math.min(failures, WAITS.length - 1)]));
      failures += 1;
    }
  }

  run();
  return {
    close() {
      closed = true;
      stop.abort();
    },
  };
}
