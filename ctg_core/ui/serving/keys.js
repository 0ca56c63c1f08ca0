// A grid opens the box of a cell at the first key of a figure, closes it at Enter, then goes to the next cell, each a
// moment later. On a slow computer the next keys would come before: 14 710 would be written 4 710, or two figures one
// after the other in one cell. Here a key waits until what the one before it asked for has happened.
(() => {
  const PATIENCE = 2000; // ms; whatever keeps the grid from answering, no key is held for ever
  const STAYS = 500; // ms after which the grid, back on the cell that was written, has nowhere to go: the last row
  const CELL = '[data-testid="stDataFrame"] [role="gridcell"]';
  const BOX = "#portal .gdg-input";
  const LEAVES = ["Enter", "Tab", "Escape"];
  const MOVES = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Backspace", "Delete"];
  const held = [];
  let awaited = null;
  let since = 0;
  let written = null;

  const now = () => performance.now();
  const writes = (key) => key.length === 1;
  const ours = ({ key, ctrlKey, metaKey, altKey, isComposing }) =>
    (writes(key) || LEAVES.includes(key) || MOVES.includes(key)) && !(ctrlKey || metaKey || altKey || isComposing);

  const opened = (place) => place.matches(BOX);
  const moved = () => {
    let back = null;
    return (place) => {
      if (!place.matches(CELL)) return false;
      back ??= now();
      return place.id !== written || now() - back > STAYS;
    };
  };
  const taken = () => true;

  const wait = (happened) => {
    awaited = happened;
    since = now();
    setTimeout(release, 0);
  };

  // What this key makes the grid do, and must have done before the next one.
  const follow = (key, place) => {
    if (place.matches(BOX) && LEAVES.includes(key)) wait(moved());
    else if (place.matches(`${CELL}[aria-readonly="false"]`) && (writes(key) || key === "Enter")) {
      written = place.id;
      wait(opened);
    }
  };

  const replay = ({ key, code, keyCode, shiftKey }) => {
    const place = document.activeElement;
    if (place.matches(BOX) && writes(key)) document.execCommand("insertText", false, key);
    else if (place.matches(BOX) && key === "Backspace") document.execCommand("delete");
    else {
      place.dispatchEvent(new KeyboardEvent("keydown", { key, code, keyCode, shiftKey, bubbles: true, cancelable: true }));
      follow(key, place);
    }
  };

  // One key at a time, and a task for each: the grid takes in the one before it.
  const release = () => {
    if (!awaited(document.activeElement) && now() - since < PATIENCE) {
      setTimeout(release, 10);
      return;
    }
    awaited = null;
    if (!held.length) return;
    replay(held.shift());
    if (!awaited) wait(taken);
  };

  addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || !ours(event)) return;
      if (awaited) {
        event.preventDefault();
        event.stopImmediatePropagation();
        held.push(event);
      } else follow(event.key, event.target);
    },
    true,
  );
})();
