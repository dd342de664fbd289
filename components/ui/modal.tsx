"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { cx } from "./class-names.ts";

/** A native modal dialog: the page behind is inert, Escape or a click outside closes it, focus goes back. */
export function Modal({
  label,
  onClose,
  width = "w-[min(40rem,calc(100vw-2rem))]",
  children,
}: {
  label: string;
  onClose: () => void;
  width?: string;
  children: React.ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector("input")?.focus();
    const onPointer = (event: PointerEvent) => event.target === element && close();
    element?.addEventListener("pointerdown", onPointer);
    return () => {
      element?.removeEventListener("pointerdown", onPointer);
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      // Not `close`: that also reports our own closing at the end.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={cx(
        "mx-auto mt-[12vh] max-h-[76vh] overflow-y-auto rounded-md border border-rule bg-raised p-0 text-ink shadow-float outline-none",
        width,
      )}
    >
      {children}
    </dialog>
  );
}
