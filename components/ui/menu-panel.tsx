"use client";
import { DropdownMenu } from "radix-ui";
import { useCallback } from "react";
import { MenuParts } from "./menu-items.tsx";
import { type PanelProps, StandIn } from "./panel-button.tsx";

/* Not modal: the page stays scrollable, and nothing injects a style element that the content policy would refuse. */
export function MenuPanel({
  id,
  button,
  isOpen,
  onOpenChange,
  byPointer,
  label,
  labelledBy,
  align,
  children,
}: PanelProps & {
  byPointer: React.RefObject<boolean>;
  label: string;
  labelledBy: string;
  align: "start" | "end";
  children: React.ReactNode;
}) {
  // Radix does so too, but for the key that it came too late to see.
  const enter = useCallback(
    (content: HTMLElement | null) => {
      if (byPointer.current) return;
      content?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus({ preventScroll: true });
    },
    [byPointer],
  );
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <StandIn button={button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          ref={enter}
          id={id}
          aria-label={label}
          aria-labelledby={labelledBy}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 overflow-y-auto rounded-md border border-rule bg-raised p-1 shadow-float"
        >
          <MenuParts value={DropdownMenu}>{children}</MenuParts>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
