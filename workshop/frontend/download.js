// Give the participant a file that was made on this device.

import { h } from "./dom.js";

/**
 * @param {string | Uint8Array} content
 * @param {string} name Of the file.
 * @param {string} type Its media type.
 */
export function download(content, name, type = "application/json") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
