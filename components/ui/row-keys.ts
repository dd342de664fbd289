"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";

/** True while the keyboard belongs to a field, a menu or an open palette. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [role=menu], [cmdk-root]") !== null
  );
}

/** 1 for `j`, -1 for `k`, 0 for everything else. */
function stepOf(event: KeyboardEvent): number {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return 0;
  return event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
}

/**
 * `j` and `k` move the focus over the `[data-row]` elements of a list; Enter is then the row's own link. While a row is
 * open beside the list, moving opens the next one. Rows with `data-index` may not be drawn yet: `show` draws them.
 */
export function useRowKeys(
  scroller: RefObject<HTMLElement | null>,
  drawn?: { count: number; show: (index: number) => void },
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = stepOf(event);
    const list = scroller.current;
    if (step === 0 || !list) return;
    const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")];
    const opened = rows.find((row) => row.matches("[aria-current]"));
    const here = rows.find((row) => row.contains(document.activeElement)) ?? opened;
    event.preventDefault();
    if (!drawn) return land(rows[here ? rows.indexOf(here) + step : 0], opened);
    const index = Math.min(drawn.count - 1, Math.max(0, here ? Number(here.dataset.index) + step : 0));
    drawn.show(index);
    requestAnimationFrame(() => land(list.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? undefined, opened));
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function land(row: HTMLElement | undefined, opened: HTMLElement | undefined): void {
  const link = row?.querySelector<HTMLElement>(".row-link");
  link?.focus();
  if (opened && link instanceof HTMLAnchorElement) link.click();
}
