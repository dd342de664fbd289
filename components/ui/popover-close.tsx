"use client";
import type { Popover as Radix } from "radix-ui";
import { createContext, use } from "react";

/** What the open panel brings along for what is in it. */
export const PopoverParts = createContext<Pick<typeof Radix, "Close"> | null>(null);

export function PopoverClose(props: React.ComponentProps<typeof Radix.Close>) {
  const parts = use(PopoverParts);
  return parts && <parts.Close {...props} />;
}
