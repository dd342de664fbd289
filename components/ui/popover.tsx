"use client";
import { Popover as Radix } from "radix-ui";
import { cx } from "./class-names.ts";

export const PopoverClose = Radix.Close;

/** A panel under its button, never larger than the window leaves room for: what is longer scrolls inside it. */
export function Popover({
  trigger,
  label,
  width = "w-64",
  children,
}: {
  /** A button element. */
  trigger: React.ReactNode;
  label: string;
  width?: string;
  children: React.ReactNode;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cx(
            "z-50 flex max-h-[min(26rem,var(--radix-popover-content-available-height))] max-w-[calc(100vw-1rem)] flex-col overflow-y-auto overscroll-contain rounded-md border border-rule bg-raised shadow-float outline-none",
            width,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
