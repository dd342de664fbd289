"use client";
import { X } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { IconButton } from "./button.tsx";

/**
 * Detail at the right-hand side. On a wide window the list beside it stays in use, and from 2,400 px on the drawer is what the navigation
 * (13.5rem) and the list (96rem) leave free; on a narrow one it covers everything and holds the focus. Escape closes it, and focus returns to where it came from.
 */
export function Drawer({
  label,
  head,
  of,
  onClose,
  children,
}: {
  label: string;
  /** Marks and facts in a line; it stays in sight beside the button that closes. */
  head?: React.ReactNode;
  /** Of what this is the detail: another one is shown from its top. */
  of: string;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const from = document.activeElement;
    const wide = window.matchMedia("(min-width: 64rem)");
    const open = () => {
      element.close();
      if (wide.matches) element.show();
      else element.showModal();
      element.focus();
    };
    open();
    wide.addEventListener("change", open);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      wide.removeEventListener("change", open);
      element.close();
      // A dialog that is not modal gives no focus back by itself; whoever has gone elsewhere stays there.
      if (document.activeElement === document.body && from instanceof HTMLElement) from.focus({ preventScroll: true });
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
      className="drawer fixed inset-y-0 right-0 left-auto z-30 m-0 h-dvh max-h-none w-full max-w-none flex-col border-rule bg-raised text-ink shadow-float outline-none open:flex lg:border-l lg:w-[min(40rem,52vw)] min-[150rem]:w-[min(60rem,calc(100vw-109.5rem))]"
    >
      <div className="flex min-h-12 shrink-0 items-center gap-3 border-b py-2 pr-3 pl-5 md:pl-6">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 text-muted">{head}</div>
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div key={of} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {children}
      </div>
    </dialog>
  );
}
