// What axe-core does not see: whether everybody can reach and read what is on a page. Each gives a list of what is wrong.
(() => {
  const CONTROLS = "button, a[href], input:not([type=hidden]), textarea, select, summary";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0 && !one.disabled && !one.closest("[aria-hidden=true]");
  const controls = () => [...document.querySelectorAll(CONTROLS)].filter(shown);
  const told = (one) => one.outerHTML.slice(0, 160);
  const inText = (one) => one.matches("a") && getComputedStyle(one).display === "inline";
  // A tick or a dot is as large as the label that it stands in; a link that waits above the screen is no target yet.
  const target = (one) => (one.matches("[type=radio], [type=checkbox]") && one.labels.length ? one.labels[0] : one);
  const outside = ({ bottom, right }) => bottom <= 0 || right <= 0;

  function wide() {
    const over = document.documentElement.scrollWidth - innerWidth;
    return over > 0 ? [`${over} px wider than the screen`] : [];
  }

  function small() {
    return controls().filter((one) => !inText(one)).map(target).filter((one) => {
      const box = one.getBoundingClientRect();
      return !outside(box) && Math.min(box.width, box.height) < 23.5;
    }).map(told);
  }

  // Beside a lesson's name in a narrow list, a tick stands for the word after it.
  const meant = ".ws-nav .ws-done, .ws-sr";

  function clipped() {
    const cut = [...document.body.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      if (!shown(one) || one.matches(`svg *, input, ${meant}`) || one.clientWidth < 5) return false;
      const across = ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
      const down = ["hidden", "clip"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
      return across || down;
    });
    return cut.map((one) => `clipped: ${told(one)}`);
  }

  function overlapping() {
    document.activeElement?.blur(); // the link that skips to the content lies over the page while it has the focus
    const boxes = controls().filter((one) => !inText(one) && !one.closest("svg")).map((one) => [one, one.getBoundingClientRect()])
      .filter(([one, box]) => !outside(box) && !fixed(one));
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([other, b]) => !one.contains(other) && !other.contains(one)
      && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
      .map(([other]) => `${told(one)} over ${told(other)}`));
  }

  function fixed(one) {
    for (let at = one; at; at = at.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
    return false;
  }

  // Each control gets the focus as by the keyboard, forward and then backward; some of it must be on top, and all where it fits.
  function hidden() {
    const wrong = new Set();
    const all = controls().filter((one) => one.tabIndex >= 0);
    for (const one of [...all, ...all.toReversed()]) {
      if (!shown(one)) continue;
      one.focus();
      const box = target(one).getBoundingClientRect();
      const middle = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
      // A browser brings the line in view that one writes in, not the whole of a tall field.
      const points = one.matches("textarea") ? [Math.max(box.top, 0) + 20] : [box.top + 3, box.bottom - 3];
      for (const y of points) {
        const top = document.elementFromPoint(middle, y);
        if (!top || (fixed(top) && !fixed(one))) wrong.add(told(one));
      }
    }
    return [...wrong];
  }

  function unmarked() {
    return controls().filter((one) => !one.matches("a, summary, .ws-link, [type=radio], [type=checkbox]")).filter((one) => {
      const style = getComputedStyle(one);
      return !["Top", "Bottom", "Left", "Right"].some((side) => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none");
    }).map(told);
  }

  function moving() {
    const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    return [...document.querySelectorAll("*")].filter((one) => ["", "::before", "::after"].some((part) => {
      const style = getComputedStyle(one, part || null);
      return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
    })).map(told).concat(getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["smooth scrolling"] : []);
  }

  return { wide, small, clipped, overlapping, hidden, unmarked, moving };
})()
