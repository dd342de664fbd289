"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "../ui/class-names.ts";
import { useAccountHref } from "./account-link.ts";
import { isCurrent, screens } from "./screens.ts";

/** Icons alone from 768 px, words beside them from 1024 px. */
export function NavLinks() {
  const pathname = usePathname();
  const hrefOf = useAccountHref();
  return (
    <ul className="flex flex-col gap-px">
      {screens.map(({ path, label, Icon }) => {
        const current = isCurrent(path, pathname);
        return (
          <li key={path}>
            <Link
              href={hrefOf(path)}
              aria-current={current ? "page" : undefined}
              title={label}
              className={cx(
                "relative flex h-9 items-center justify-center gap-2.5 rounded-md text-sm transition-colors lg:justify-start lg:px-2.5",
                current
                  ? "bg-selected font-medium text-ink before:absolute before:inset-y-2 before:left-0 before:w-0.5 before:bg-accent"
                  : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              <Icon className={cx("size-4 shrink-0", current && "text-accent")} aria-hidden="true" />
              <span className="sr-only lg:not-sr-only">{label}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
