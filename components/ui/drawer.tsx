"use client";
import { X } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { IconButton } from "./button.tsx";
import { cx } from "./class-names.ts";

/**
 * Detail at the right-hand side. On a wide window the list beside it stays in use; on a narrow one it covers
 * everything and holds the focus. Escape closes it. A native dialog: focus returns to where it came from.
 */
export function Drawer({
  label,
  onClose,
  className,
  children,
}: {
  label: string;
  onClose: () => void;
  className?: string;
  children: React.ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (window.matchMedia("(min-width: 64rem)").matches) element.show();
    else element.showModal();
    element.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      element.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={cx(
        "drawer fixed inset-y-0 right-0 left-auto z-30 m-0 h-dvh max-h-none w-full max-w-none flex-col border-rule bg-raised text-ink shadow-float outline-none open:flex lg:border-l lg:w-[min(40rem,52vw)]",
        className,
      )}
    >
      <IconButton label="Close (Esc)" onClick={onClose} className="absolute top-3 right-3 z-10 bg-raised">
        <X aria-hidden="true" />
      </IconButton>
      {children}
    </dialog>
  );
}
