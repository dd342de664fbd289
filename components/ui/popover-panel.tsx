"use client";
import { Popover as Radix } from "radix-ui";
import { cx } from "./class-names.ts";
import { type PanelProps, StandIn } from "./panel-button.tsx";
import { PopoverParts } from "./popover-close.tsx";

export function PopoverPanel({
  id,
  button,
  isOpen,
  onOpenChange,
  label,
  width,
  children,
}: PanelProps & { label: string; width: string; children: React.ReactNode }) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <StandIn button={button} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          id={id}
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cx(
            "z-50 flex max-h-[min(26rem,var(--radix-popover-content-available-height))] max-w-[calc(100vw-1rem)] flex-col overflow-y-auto overscroll-contain rounded-md border border-rule bg-raised shadow-float outline-none",
            width,
          )}
        >
          <PopoverParts value={Radix}>{children}</PopoverParts>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
