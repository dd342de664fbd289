"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";

/** True while the keyboard belongs to a field, a menu or an open palette. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable], [role=menu], [cmdk-root]") !== null
  );
}

/** `j` and `k` move the focus over the rows of a list; Enter is then the row's own link. */
export function useRowKeys(
  scroller: RefObject<HTMLElement | null>,
  show: (index: number) => void,
  count: number,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || !scroller.current || count === 0) return;
    const here =
      document.activeElement?.closest<HTMLElement>("[data-index]") ??
      scroller.current.querySelector<HTMLElement>("[data-index][aria-selected]");
    const at = here ? Number(here.dataset.index) : event.key === "j" ? -1 : 1;
    const next = Math.min(count - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
    event.preventDefault();
    show(next);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] .row-link`)?.focus();
    });
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
