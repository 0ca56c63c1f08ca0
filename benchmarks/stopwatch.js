// Runs in every page before its own scripts, and measures by the page's own clock, in milliseconds.
// A visit starts with the navigation; a choice starts with the press or the key that follows arm().
(() => {
  const STILL = 400; // ms during which nothing may be pending for a page to be complete
  const watch = { start: 0, before: null, answer: null, complete: null, kind: null };
  let answers = '[data-answer="yes"]';
  let pendingStart = false;

  const started = (event) => {
    if (!pendingStart) return;
    pendingStart = false;
    watch.start = event.timeStamp;
    requestAnimationFrame(look);
  };
  // Capture: before Streamlit reacts.
  addEventListener("pointerdown", started, true);
  addEventListener("keydown", started, true);

  const answerText = () => {
    const found = document.querySelector(answers);
    return found && found.getClientRects().length ? found.textContent : null;
  };
  const charts = () => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  const frames = () => [...document.querySelectorAll('iframe[data-testid^="stCustomComponent"]')];
  const mapDrawn = (frame) => {
    const inside = frame.contentDocument;
    return frame.getClientRects().length && inside && inside.querySelector(".leaflet-pane path, .leaflet-marker-icon, .leaflet-pane canvas");
  };
  const quiet = () =>
    document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]') &&
    !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]') &&
    charts().every((chart) => chart.querySelector(".main-svg")) &&
    frames().every(mapDrawn);

  let quietSince = null;
  function look() {
    const now = performance.now();
    const text = answerText();
    if (watch.answer === null && text !== null && text !== watch.before) watch.answer = now - watch.start;
    if (watch.answer !== null && quiet()) {
      quietSince ??= now;
      if (now - quietSince > STILL) {
        watch.complete = quietSince - watch.start;
        watch.kind = frames().length ? "map" : charts().length ? "Plotly" : "light";
        return;
      }
    } else {
      quietSince = null;
    }
    requestAnimationFrame(look);
  }

  window.stopwatch = watch;
  window.armStopwatch = (where) => {
    answers = where ?? answers;
    Object.assign(watch, { before: answerText(), answer: null, complete: null, kind: null });
    quietSince = null;
    pendingStart = true;
  };
  if (window === window.top) requestAnimationFrame(look);
})();
