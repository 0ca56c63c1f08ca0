// Every link to one of our pages is followed here: in our HTML, by st.page_link, in the menu. Within the session, since
// a reload would start the whole page anew and take as long as a first visit: a link becomes an entry of the history,
// then what the browser says of Back and Forward, on which Streamlit reads the address and draws its page. Left to it,
// its own links draw the page one is on anew but leave the address as it was, for the next click to read.
// An address of another page that carries a choice (a filter, a tab) is loaded, whether a link or Back leads to it:
// within the session Streamlit lets go of a choice that bears the name of one of the page it leaves.
(() => {
  const { selection, items } = document.currentScript.dataset;
  const menu = 'a[data-testid="stSidebarNavLink"]';
  const html = '[data-testid="stHtml"] a[href]:not([target="_blank"], [download])';
  const ours = `${html}, a[data-testid="stPageLink-NavLink"], ${menu}`;
  const screen = () => document.querySelector('[data-testid="stMain"]');
  const connected = () => document.querySelector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]');
  const withoutChoice = (address) => [...address.searchParams.keys()].every((name) => items.split(" ").includes(name));
  // With a key or another button, the reader asked for a tab, a window or a file.
  const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  // One gesture is one step of the history. For one click Streamlit adds an entry for the page, then one for each thing
  // that the page settles of its own address: these replace the first, or Back would lead to where one already is.
  const push = history.pushState.bind(history);
  let gesture = false;
  let page = location.pathname;
  for (const made of ["pointerdown", "click", "keydown"]) addEventListener(made, () => { gesture = true; }, true);
  history.pushState = (state, ...entry) => {
    if (gesture) push(state, ...entry);
    else history.replaceState({ ...history.state, ...state }, ...entry);
    gesture = false;
    page = location.pathname;
  };

  // The menu's links say nothing of what is looked at.
  function addressOf(link) {
    const address = new URL(link.href);
    const here = new URLSearchParams(link.matches(menu) ? location.search : "");
    for (const name of selection.split(" ")) if (here.has(name)) address.searchParams.set(name, here.get(name));
    return address;
  }

  function follow(address) {
    const followed = { followed: true };
    history.replaceState({ ...history.state, ...followed }, "");
    if (address.href !== location.href) push(followed, "", address.href);
    dispatchEvent(new PopStateEvent("popstate", { state: followed }));
  }

  // What was open above the page gives it back: the card of a figure, the menu where it covers all of a phone.
  function uncover(link) {
    link.closest("[popover]")?.hidePopover();
    if (!matchMedia("(max-width: 768px)").matches) return;
    link.closest('[data-testid="stSidebar"]')?.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link?.matches(ours) || link.origin !== location.origin) return;
    event.stopPropagation(); // Streamlit would follow its own its own way
    const address = addressOf(link);
    if (!plain(event) || address.hash || !withoutChoice(address) || !connected()) return;
    event.preventDefault();
    uncover(link);
    follow(address);
  }, true);

  addEventListener("popstate", (event) => {
    const another = page !== location.pathname;
    gesture = false;
    page = location.pathname;
    if (another && !withoutChoice(new URL(location.href))) {
      event.stopImmediatePropagation();
      location.reload();
    } else if (event.state?.followed) {
      // On both ends of a link a page begins at its top, as when it was loaded, for the eye and for the keyboard.
      screen()?.scrollTo(0, 0);
      screen()?.focus({ preventScroll: true });
    }
  });
})();
