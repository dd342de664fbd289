"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { cutAt, cutsAround, isOver, placeBeside } from "./truncation.ts";

/** A pointer that only passes by should not leave a trail of tips. */
const restMs = 350;

/**
 * What an ellipsis hides, in full: of the text that the pointer rests on, and of all that is cut in the row or control that
 * the keyboard is at. One for the whole page, in the top layer, so that it stands over drawers too. Escape hides it.
 */
export function TruncationTip() {
  const tip = useRef<HTMLDivElement>(null);
  const [cuts, setCuts] = useState<readonly HTMLElement[]>([]);
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    let pointed: HTMLElement | undefined;
    const show = (next: readonly HTMLElement[]) => {
      clearTimeout(rest);
      pointed = undefined;
      setCuts((before) => (next.length === 0 && before.length === 0 ? before : next));
    };
    const listeners = new AbortController();
    const on = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void) =>
      document.addEventListener(name, act, { capture: true, signal: listeners.signal });
    on("pointermove", ({ target, pointerType, clientX, clientY }) => {
      if (pointerType === "touch" || (target instanceof Node && tip.current?.contains(target))) return;
      clearTimeout(rest);
      if (pointed && !isOver(pointed, clientX, clientY)) show([]);
      rest = setTimeout(() => {
        const cut = cutAt(clientX, clientY);
        if (!cut || cut === pointed) return;
        show([cut]);
        pointed = cut;
      }, restMs);
    });
    on("focusin", ({ target }) =>
      show(target instanceof Element && target.matches(":focus-visible") ? cutsAround(target) : []),
    );
    on("focusout", () => show([]));
    on("pointerdown", () => show([]));
    on("keydown", ({ key }) => key === "Escape" && show([]));
    on("scroll", () => setCuts((before) => (before.length === 0 ? before : [...before])));
    return () => {
      clearTimeout(rest);
      listeners.abort();
    };
  }, []);
  useLayoutEffect(() => {
    const element = tip.current;
    const [first] = cuts.filter((cut) => cut.isConnected);
    if (!element) return;
    if (!first) return element.hidePopover();
    element.showPopover();
    const { left, top } = placeBeside(first.getBoundingClientRect(), element.getBoundingClientRect(), {
      width: window.innerWidth,
      height: window.innerHeight,
    });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [cuts]);
  return (
    <div
      ref={tip}
      role="tooltip"
      popover="manual"
      className="fixed inset-auto m-0 max-w-[min(40rem,calc(100vw-1rem))] rounded-md border border-rule bg-raised px-2.5 py-1.5 text-ink shadow-float [overflow-wrap:anywhere]"
    >
      {cuts.map((cut, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a tip have no identity.
        <bdi key={index} className="block">
          {cut.textContent}
        </bdi>
      ))}
    </div>
  );
}
