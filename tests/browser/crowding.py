"""Words that cannot be read where they are: drawn over one another, or cut short."""

from playwright.sync_api import Frame, Page

# Each text is measured line by line, cut to what its ancestors show of it. What is laid on purpose over the page
# (a card, a menu, a message) covers it, and what is folded or kept for screen readers is not on screen.
MEASURE = """() => {
    const ABOVE = '[popover], [role="dialog"], [data-testid="stToast"], [data-testid="stSkipToContent"], '
        + '[data-testid="stSidebarUserContent"], [class*="st-key-saving-bar"]';
    // The part of a line that its ancestors let through, and whether one of them cuts it for good.
    const shownPart = (line, element) => {
        let {left, right, top, bottom} = line, cut = false;
        for (let e = element; e; e = e.parentElement) {
            const style = getComputedStyle(e);
            if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
            const frame = e.getBoundingClientRect();
            const forGood = ['hidden', 'clip'].includes(style.overflowX);
            cut ||= forGood && (left < frame.left - 1 || right > frame.right + 1);
            left = Math.max(left, frame.left); right = Math.min(right, frame.right);
            top = Math.max(top, frame.top); bottom = Math.min(bottom, frame.bottom);
        }
        return {left, right, top, bottom, cut};
    };
    const hidden = element => {
        for (let e = element; e; e = e.parentElement) {
            const style = getComputedStyle(e);
            const clipped = style.clip === 'rect(0px, 0px, 0px, 0px)' || style.clipPath === 'inset(50%)';
            if (clipped || Number(style.opacity) === 0) return true;
        }
        return false;
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.data.trim(), holder = node.parentElement;
        if (!words || holder.closest(ABOVE + ', script, style, noscript')) continue;
        if (!holder.checkVisibility({visibilityProperty: true}) || hidden(holder)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
            const box = shownPart(line, holder);
            // A line box is taller than its letters.
            const slack = (box.bottom - box.top) * 0.2;
            box.top += slack; box.bottom -= slack;
            const seen = box.right - box.left > 1 && box.bottom - box.top > 1;
            if (seen) texts.push({...box, words: words.slice(0, 60), node});
        }
    }
    texts.sort((a, b) => a.top - b.top);
    const told = new Set();
    texts.forEach((a, rank) => {
        for (let next = rank + 1; next < texts.length && texts[next].top < a.bottom - 1; next++) {
            const b = texts[next];
            if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) {
                told.add(`over one another: ${a.words} | ${b.words}`);
            }
        }
    });
    for (const {cut, words} of texts) if (cut) told.add(`cut short: ${words}`);
    for (const input of document.querySelectorAll('input, textarea')) {
        const words = input.value || input.placeholder;
        const box = input.getBoundingClientRect();
        const onScreen = input.checkVisibility() && box.right > 0 && box.width > 1; // not in a menu that is put away
        if (onScreen && input.scrollWidth > input.clientWidth + 1) told.add(`cut short: ${words}`);
    }
    return [...told];
}"""


def crowded(frame: Page | Frame) -> list[str]:
    """The words of a page, or of a frame within it, that others cover or that are cut short."""
    found: list[str] = frame.evaluate(MEASURE)
    return found
