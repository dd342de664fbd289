"use client";
import { cx } from "./class-names.ts";

/**
 * The link that is a whole row. A plain click opens in place; with a modifier key it is an ordinary link to the same
 * thing, for another tab or to be copied.
 */
export function RowLink({
  href,
  onOpen,
  className,
  children,
}: {
  href: string;
  onOpen: () => void;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <a
      href={href}
      className={cx("row-link min-w-0 outline-none", className)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen();
      }}
    >
      {children}
    </a>
  );
}
