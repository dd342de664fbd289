"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "../ui/class-names.ts";
import { Menu } from "../ui/menu.tsx";
import { MenuItem } from "../ui/menu-items.tsx";
import { useAccountHref } from "./account-link.ts";
import { isCurrent, screens } from "./screens.ts";

const item = "flex h-14 w-full flex-col items-center justify-center gap-1 text-2xs";

/** The navigation of a narrow window, within reach of the thumb. */
export function BottomBar() {
  const pathname = usePathname();
  const hrefOf = useAccountHref();
  const [inBar, more] = [screens.slice(0, 4), screens.slice(4)];
  const moreCurrent = more.some((screen) => isCurrent(screen.path, pathname));
  return (
    <nav aria-label="Screens" className="border-t bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden">
      <ul className="grid grid-cols-5">
        {inBar.map(({ path, label, Icon }) => {
          const current = isCurrent(path, pathname);
          return (
            <li key={path}>
              <Link
                href={hrefOf(path)}
                aria-current={current ? "page" : undefined}
                className={cx(item, current ? "font-medium text-accent" : "text-muted")}
              >
                <Icon className="size-5" aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
        <li>
          <Menu
            label="More screens"
            align="end"
            trigger={
              <button type="button" className={cx(item, moreCurrent ? "font-medium text-accent" : "text-muted")}>
                <Ellipsis className="size-5" aria-hidden="true" />
                More
              </button>
            }
          >
            {more.map(({ path, label, Icon }) => (
              <MenuItem key={path} asChild>
                <Link href={hrefOf(path)}>
                  <Icon aria-hidden="true" />
                  {label}
                </Link>
              </MenuItem>
            ))}
          </Menu>
        </li>
      </ul>
    </nav>
  );
}
