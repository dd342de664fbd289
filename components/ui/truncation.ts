/** Everything that is cut in the row, the label or the control that an element belongs to. */
export function cutsAround(element: Element): HTMLElement[] {
  const around = element.closest("[data-row], [data-path], label, li") ?? element;
  const found = [...around.querySelectorAll<HTMLElement>("[data-cut]")];
  if (around instanceof HTMLElement && around.matches("[data-cut]")) found.unshift(around);
  return found.filter((one) => one.scrollWidth > one.clientWidth);
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
