"use client";
import { Check } from "lucide-react";
import type { DropdownMenu } from "radix-ui";
import { createContext, use } from "react";
import { cx } from "./class-names.ts";

/** What the open menu brings along for what is in it. */
export const MenuParts = createContext<typeof DropdownMenu | null>(null);

const itemClass =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-highlighted:bg-selected pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuItem({ className, ...props }: React.ComponentProps<typeof DropdownMenu.Item>) {
  const parts = use(MenuParts);
  return parts && <parts.Item className={cx(itemClass, className)} {...props} />;
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
  const parts = use(MenuParts);
  if (!parts) return null;
  return (
    <parts.RadioGroup value={value}>
      {options.map((option) => (
        <parts.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => onChange(option.value)}
          className={cx(itemClass, "justify-between")}
        >
          {option.label}
          <parts.ItemIndicator>
            <Check aria-hidden="true" />
          </parts.ItemIndicator>
        </parts.RadioItem>
      ))}
    </parts.RadioGroup>
  );
}

export function MenuHeading({ children }: { children: React.ReactNode }) {
  const parts = use(MenuParts);
  return parts && <parts.Label className="eyebrow px-2 py-1.5">{children}</parts.Label>;
}

export function MenuRule() {
  const parts = use(MenuParts);
  return parts && <parts.Separator className="my-1 border-t" />;
}
