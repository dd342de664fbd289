"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";

/** What has the keyboard while the focus is in it: a field, a menu, an open palette, a panel under its button. */
const takesKeys =
  "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=dialog], [cmdk-root]";

/** What lies over the whole screen. A drawer does on a narrow window, and the list behind it is still walked. */
const liesOver = "dialog:modal:not(.drawer)";

/** True when a key without modifiers is meant for the screen: nobody is typing, nothing lies over it, and nobody has taken the key. */
export function isForScreen(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  return !(target instanceof HTMLElement && target.closest(takesKeys)) && !isCovered();
}

export function isCovered(): boolean {
  return document.querySelector(liesOver) !== null;
}

/**
 * `j` and `k` move the focus over the `[data-row]` elements of a list; Enter is then the row's own link, and so is `o`. While a row is
 * open beside the list, moving opens the next one. Rows with `data-index` may not be drawn yet: `show` draws them.
 */
export function useRowKeys(
  scroller: RefObject<HTMLElement | null>,
  drawn?: { count: number; show: (index: number) => void },
): void {
  useScreenKeys((event) => {
    const list = scroller.current;
    if (!["j", "k", "o"].includes(event.key) || !list) return;
    const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")];
    const opened = rows.find((row) => row.matches("[aria-current]"));
    const here = rows.find((row) => row.contains(document.activeElement)) ?? opened;
    if (event.key === "o") return linkOf(here)?.click();
    event.preventDefault();
    const step = event.key === "j" ? 1 : -1;
    if (!drawn) return land(rows[here ? rows.indexOf(here) + step : 0], opened);
    const index = Math.min(drawn.count - 1, Math.max(0, here ? Number(here.dataset.index) + step : 0));
    const rowAt = () => list.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? undefined;
    drawn.show(index);
    // At once where it is drawn: whoever presses twice within a frame goes two rows.
    if (rowAt()) land(rowAt(), opened);
    else requestAnimationFrame(() => land(rowAt(), opened));
  });
}

/**
 * Does something with the row in focus, or the one that is open, on a letter, with Shift or without.
 * @param act is given what the row's `data-row` says, the id of what it shows.
 */
export function useRowKey(letter: string, act: (row: string, isShift: boolean) => void): void {
  useScreenKeys((event) => {
    if (event.key.toLowerCase() !== letter) return;
    const row = document.activeElement?.closest("[data-row]") ?? document.querySelector("[data-row][aria-current]");
    const id = row instanceof HTMLElement ? row.dataset.row : undefined;
    if (!id) return;
    event.preventDefault();
    act(id, event.shiftKey);
  });
}

function useScreenKeys(act: (event: KeyboardEvent) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isForScreen(event)) act(event);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function linkOf(row: HTMLElement | undefined): HTMLElement | undefined {
  return row?.querySelector<HTMLElement>(".row-link") ?? undefined;
}

function land(row: HTMLElement | undefined, opened: HTMLElement | undefined): void {
  const link = linkOf(row);
  link?.focus();
  if (opened && link instanceof HTMLAnchorElement) link.click();
}
