// Every link to one of our pages is followed here, those of our HTML and those of st.page_link alike: within the session,
// since a reload would start the whole page anew and take as long as a first visit. A link becomes an entry of the history,
// then what the browser says of Back and Forward: Streamlit reads the address and draws its page.
// Left to itself, st.page_link to the page one is on draws it and leaves the address as it was, for the next click to read.
// A link that carries a choice (a filter, a tab) loads its page: within the session Streamlit, which knows whose each
// choice is, would let go of it.
(() => {
  const items = document.currentScript.dataset.items.split(" ");
  const screen = () => document.querySelector('[data-testid="stMain"]');
  const connected = () => document.querySelector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]');
  const ours = ':is([data-testid="stHtml"] a[href]:not([target="_blank"], [download]), a[data-testid="stPageLink-NavLink"])';
  const withoutChoice = (link) => [...new URLSearchParams(link.search).keys()].every((name) => items.includes(name));
  // With a key or another button, the reader asked for a tab, a window or a file.
  const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  addEventListener("click", (event) => {
    const link = event.target.closest?.(ours);
    if (!link || link.origin !== location.origin) return;
    event.stopPropagation(); // Streamlit would follow its own link its own way
    if (!plain(event) || link.hash || !withoutChoice(link) || !connected()) return;
    event.preventDefault();
    link.closest("[popover]")?.hidePopover();
    const followed = { followed: true };
    history.replaceState({ ...history.state, ...followed }, "");
    if (link.href !== location.href) history.pushState(followed, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: followed }));
  }, true);

  // On both ends of a link a page begins at its top, as when it was loaded, for the eye and for the keyboard.
  addEventListener("popstate", ({ state }) => {
    if (!state?.followed) return;
    screen()?.scrollTo(0, 0);
    screen()?.focus({ preventScroll: true });
  });
})();
