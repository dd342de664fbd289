"use client";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { cx } from "./class-names.ts";

/* Not modal: the page stays scrollable, and nothing injects a style element that the content policy would refuse. */
export function Menu({
  trigger,
  label,
  align = "start",
  opened,
  children,
}: {
  /** A button element. */
  trigger: React.ReactNode;
  label: string;
  align?: "start" | "end";
  /** Whether it is open, where something else than its button opens it too. */
  opened?: [isOpen: boolean, setOpen: (isOpen: boolean) => void];
  children: React.ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false} {...(opened && { open: opened[0], onOpenChange: opened[1] })}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 overflow-y-auto rounded-md border border-rule bg-raised p-1 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const itemClass =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-highlighted:bg-selected pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuItem({ className, ...props }: React.ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={cx(itemClass, className)} {...props} />;
}

/** One of several, always one. */
export function MenuChoice<Value extends string>({
  options,
  value,
  onChange,
}: {
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <DropdownMenu.RadioGroup value={value}>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => onChange(option.value)}
          className={cx(itemClass, "justify-between")}
        >
          {option.label}
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuHeading({ children }: { children: React.ReactNode }) {
  return <DropdownMenu.Label className="eyebrow px-2 py-1.5">{children}</DropdownMenu.Label>;
}

export function MenuRule() {
  return <DropdownMenu.Separator className="my-1 border-t" />;
}
