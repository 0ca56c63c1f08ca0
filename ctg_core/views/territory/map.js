// Runs once a territory map is made. "map" is the Leaflet map; "settings" comes from territory_map.py:
// bounds, surroundings, attribution, name, labels ([{lat, lon, height, width, text, quiet}], most important first;
// height and width are those of the commune, in degrees).

// Pixels kept free around a label.
const APART = { own: { x: 3, y: 0 }, quiet: { x: 24, y: 20 } };
const NUDGE = 6;

function nameControls() {
  L.control.zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false).addAttribution(settings.attribution);
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", settings.name);
}

// The territory fills the map at every size, until the reader moves it.
function frame() {
  map.setMinZoom(0);
  map.fitBounds(settings.bounds, { padding: [14, 14], animate: false });
  map.setMinZoom(map.getZoom() - 0.75);
}

function keepFramed() {
  let moved = false;
  for (const gesture of ["pointerdown", "keydown", "wheel"]) {
    map.getContainer().addEventListener(gesture, () => { moved = true; }, { passive: true });
  }
  map.on("resize", () => { if (!moved) frame(); });
  frame();
  map.setMaxBounds(settings.surroundings);
}

function writeLabels() {
  return settings.labels.map((label) => {
    const icon = L.divIcon({
      className: "ctg-label" + (label.quiet ? " ctg-label-quiet" : ""),
      html: "<span>" + label.text + "</span>",
      iconSize: null,
    });
    const options = { icon, interactive: false, keyboard: false, pane: "labels" };
    const marker = L.marker([label.lat, label.lon], options).addTo(map);
    return { ...label, words: marker.getElement().firstChild };
  });
}

// One box a line of text: the box of the whole label is wider than its words.
function linesOf(words) {
  const range = document.createRange();
  range.selectNodeContents(words);
  return [...range.getClientRects()];
}

function nudged(lines, { across, down }) {
  return lines.map(({ left, right, top, bottom }) => ({
    left: left + across, right: right + across, top: top + down, bottom: bottom + down,
  }));
}

function overlap(a, b, apart) {
  const across = a.left - apart.x < b.right && a.right + apart.x > b.left;
  return across && a.top - apart.y < b.bottom && a.bottom + apart.y > b.top;
}

function inside(a, frame) {
  return a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom;
}

function covers(lines, boxes, apart) {
  return lines.some((line) => boxes.some((box) => overlap(line, box, apart)));
}

// Where a label may go, in pixels, nearest first: it stays within its commune, or nearly.
function nudgesOf(label) {
  if (label.quiet) return [{ across: 0, down: 0 }];
  const center = map.project([label.lat, label.lon]);
  const corner = map.project([label.lat + label.height, label.lon + label.width]);
  const steps = (span) => Math.max(1, Math.round(span / 2 / NUDGE));
  const away = (most) => Array.from({ length: 2 * most + 1 }, (_, step) => (step - most) * NUDGE);
  const far = ({ across, down }) => Math.hypot(across, down);
  return away(steps(corner.x - center.x))
    .flatMap((across) => away(steps(center.y - corner.y)).map((down) => ({ across, down })))
    .sort((one, other) => far(one) - far(other));
}

// By how much to move a label so that it covers nothing; undefined when there is no room.
function findRoom(label, lines, taken, dots, frame) {
  const apart = label.quiet ? APART.quiet : APART.own;
  const fits = (boxes) => (nudge) => {
    const moved = nudged(lines, nudge);
    return !covers(moved, boxes, apart) && (!label.quiet || moved.every((line) => inside(line, frame)));
  };
  const nudges = nudgesOf(label);
  return nudges.find(fits([...taken, ...dots])) ?? nudges.find(fits(taken));
}

function boxesOf(selector) {
  return [...map.getContainer().querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
}

// The most important labels choose first. A name under a place is better than no name; under a number, both are lost.
function arrange() {
  const frame = map.getContainer().getBoundingClientRect();
  const taken = boxesOf(".leaflet-control, .ctg-cluster");
  const dots = boxesOf(".leaflet-places-pane path");
  for (const { words } of labels) words.style.top = words.style.left = "0";
  const measured = labels.map(({ words }) => linesOf(words));
  labels.forEach((label, rank) => {
    const room = findRoom(label, measured[rank], taken, dots, frame);
    label.words.style.visibility = room ? "visible" : "hidden";
    if (!room) return;
    label.words.style.top = room.down + "px";
    label.words.style.left = room.across + "px";
    taken.push(...nudged(measured[rank], room));
  });
}

nameControls();
keepFramed();
const labels = writeLabels();
map.on("moveend zoomend resize", arrange);
arrange();
// The style sheets and the font arrive after the map, and change places and sizes.
for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) sheet.addEventListener("load", arrange);
const watch = new ResizeObserver(arrange);
for (const { words } of labels) watch.observe(words);
