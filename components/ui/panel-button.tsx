"use client";
import { cloneElement, useId, useImperativeHandle, useRef, useState } from "react";

export type ButtonElement = React.ReactElement<React.ComponentProps<"button">>;
type ButtonRef = React.RefObject<HTMLButtonElement | null>;

/** What a panel is given of its button. */
export interface PanelProps {
  id: string;
  button: ButtonRef;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/**
 * A button whose panel is code that no screen needs before somebody wants it: it comes as the button is pointed at,
 * focused or pressed. Who has left the button by then, or pressed Escape, wants it no more. From then on the panel stays, closed
 * or open, to give the focus back.
 */
export function usePanelButton(
  [isOpen, onOpenChange]: [isOpen: boolean, setOpen: (isOpen: boolean) => void],
  load: () => Promise<unknown>,
) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  const button: ButtonRef = useRef(null);
  const id = useId();
  const [isHere, setHere] = useState(false);
  // What cannot be loaded ahead is loaded when it is opened, and tells there what went wrong.
  const loadAhead = () =>
    void load().then(
      () => setHere(true),
      () => undefined,
    );
  const leave = () => {
    if (isOpen && !isHere) onOpenChange(false);
  };
  return {
    panel: wasOpen ? ({ id, button, isOpen, onOpenChange } satisfies PanelProps) : undefined,
    draw: (trigger: ButtonElement, props: React.ComponentProps<"button">) =>
      cloneElement(trigger, {
        "aria-expanded": isOpen,
        "aria-controls": isOpen ? id : undefined,
        onPointerEnter: loadAhead,
        onFocus: loadAhead,
        onBlur: leave,
        ...props,
        onKeyDown: (event) => {
          if (event.key === "Escape") leave();
          props.onKeyDown?.(event);
        },
        ref: button,
      }),
  };
}

/** Stands for the button inside the panel, where Radix looks for it: to place the panel, and to give the focus back. */
export function StandIn({ ref, button }: { ref?: React.Ref<HTMLButtonElement | null>; button: ButtonRef }) {
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => button.current, [button]);
  return null;
}
