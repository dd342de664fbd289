/** Everything that is cut in the row, the label or the control that an element belongs to; nothing for a whole drawer or screen. */
export function cutsAround(element: Element): HTMLElement[] {
  const around = element.closest("[data-row], [data-path], label, li, a, button, [data-cut]");
  if (!around) return [];
  const found = [...around.querySelectorAll<HTMLElement>("[data-cut]")];
  if (around instanceof HTMLElement && around.matches("[data-cut]")) found.unshift(around);
  return found.filter((one) => one.scrollWidth > one.clientWidth);
}

/** The cut text at a point of the window; a row's link may lie over it. */
export function cutAt(x: number, y: number): HTMLElement | undefined {
  const cut = document.elementsFromPoint(x, y).find((one) => one.matches("[data-cut]"));
  return cut instanceof HTMLElement && cut.scrollWidth > cut.clientWidth ? cut : undefined;
}

export function isOver(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}

interface Box {
  left: number;
  top: number;
  bottom: number;
  width: number;
  height: number;
}

const gap = 4;
const margin = 8;

/** Where a tip goes: under what it is about, or over it where there is no room, and always inside the window. */
export function placeBeside(
  about: Pick<Box, "left" | "top" | "bottom">,
  tip: Pick<Box, "width" | "height">,
  window: Pick<Box, "width" | "height">,
): { left: number; top: number } {
  const under = about.bottom + gap;
  const top = under + tip.height + margin <= window.height ? under : about.top - gap - tip.height;
  return {
    left: Math.max(margin, Math.min(about.left, window.width - tip.width - margin)),
    top: Math.max(margin, Math.min(top, window.height - tip.height - margin)),
  };
}
