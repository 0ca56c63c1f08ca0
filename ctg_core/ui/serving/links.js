// Our links lead within the session: a reload would start the whole page anew, and take as long as a first visit.
// A link becomes an entry of the history, then what the browser says of Back and Forward: Streamlit draws the page.
// Not those that carry a choice (a filter, a tab): Streamlit, which knows whose each choice is, would let go of it.
(() => {
  const items = document.currentScript.dataset.items.split(" ");
  const screen = () => document.querySelector('[data-testid="stMain"]');
  const connected = () => document.querySelector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]');
  const ours = (event) => event.target.closest?.('[data-testid="stHtml"] a[href]:not([target="_blank"], [download])');
  const withoutChoice = (link) => [...new URLSearchParams(link.search).keys()].every((name) => items.includes(name));
  // With a key or another button, the reader asked for a tab, a window or a file.
  const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  addEventListener("click", (event) => {
    const link = plain(event) && !event.defaultPrevented && ours(event);
    if (!link || link.origin !== location.origin || link.hash || !withoutChoice(link) || !connected()) return;
    event.preventDefault();
    link.closest("[popover]")?.hidePopover();
    const followed = { followed: true };
    history.replaceState({ ...history.state, ...followed }, "");
    if (link.href !== location.href) history.pushState(followed, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: followed }));
  });

  // On both ends of a link a page begins at its top, as when it was loaded, for the eye and for the keyboard.
  addEventListener("popstate", ({ state }) => {
    if (!state?.followed) return;
    screen()?.scrollTo(0, 0);
    screen()?.focus({ preventScroll: true });
  });
})();
