// The projector page: full screen, and light or dark, since only the people in the room see which one is readable.

import { screenLive } from "./screen-live.js";
import { tr } from "./translate.js";

function start(tools) {
  const root = document.documentElement;
  const theme = tools.querySelector("[data-theme-button]");
  const full = tools.querySelector("[data-full-button]");
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;

  const name = () => {
    theme.textContent = dark ? tr("Light") : tr("Dark");
    full.textContent = document.fullscreenElement ? tr("Leave full screen") : tr("Full screen");
  };
  theme.addEventListener("click", () => {
    dark = !dark;
    root.dataset.theme = dark ? "dark" : "light";
    name();
  });
  full.hidden = !document.fullscreenEnabled;
  full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  document.addEventListener("fullscreenchange", name);
  name();
  tools.hidden = false;
}

const tools = globalThis.document?.querySelector("[data-tools]");
if (tools) {
  start(tools);
  const find = (name) => document.querySelector(`[data-${name}]`);
  screenLive({ code: document.querySelector("[data-code]").dataset.code, joining: find("joining"), place: find("live"), small: find("small") });
}
