"use client";
import { Tabs as Radix } from "radix-ui";

export interface Tab {
  id: string;
  label: string;
  /** How much is in it, beside the label. */
  count?: React.ReactNode;
  content: React.ReactNode;
}

/**
 * Tabs over content of the same subject; a single tab is shown without its head. Which one is open is their own
 * affair, unless `open` and `onOpen` are given.
 */
export function Tabs({
  label,
  tabs,
  open,
  onOpen,
}: {
  label: string;
  tabs: readonly Tab[];
  open?: string;
  onOpen?: (id: string) => void;
}) {
  const [first] = tabs;
  if (!first) return null;
  if (tabs.length === 1) return first.content;
  const state = open === undefined ? { defaultValue: first.id } : { value: open };
  return (
    <Radix.Root {...state} {...(onOpen && { onValueChange: onOpen })}>
      <Radix.List aria-label={label} className="-mx-1 flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="-mb-px h-8 border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-muted -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink pointer-coarse:h-10"
          >
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 text-faint">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="pt-3">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
