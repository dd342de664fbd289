"use client";
import { Command } from "cmdk";
import { Check } from "lucide-react";
import { useState } from "react";

/** All time zones that the browser knows, to be narrowed by typing; UTC and the browser's own come first. */
export function ZoneList({ chosen, onChoose }: { chosen: string; onChoose: (zone: string) => void }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [zones] = useState(() => new Set(["UTC", own, chosen, ...Intl.supportedValuesOf("timeZone")]));
  return (
    <Command
      label="Narrow the time zones"
      defaultValue={chosen}
      filter={(zone, typed) => (isMeant(zone, typed) ? 1 : 0)}
      className="flex shrink-0 flex-col border-y py-2"
    >
      <p className="px-3">
        <span className="eyebrow">Time zone</span> {chosen}
      </p>
      <Command.Input
        placeholder="Narrow the list"
        className="h-8 border-b bg-transparent px-3 outline-none placeholder:text-faint pointer-coarse:h-10"
      />
      <Command.List label="Time zones" className="h-32 overflow-y-auto overscroll-contain p-1">
        <Command.Empty className="px-2 py-2 text-faint">Nothing by that name.</Command.Empty>
        {[...zones].map((zone) => (
          <Command.Item
            key={zone}
            value={zone}
            onSelect={() => onChoose(zone)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-selected pointer-coarse:min-h-10"
          >
            <span className="min-w-0 flex-1 truncate">
              {zone === own ? `This browser’s: ${zone}` : zone}
              {zone === chosen && <span className="sr-only">, chosen</span>}
            </span>
            {zone === chosen && <Check className="size-4 shrink-0 text-accent" aria-hidden="true" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** `new york` means `America/New_York`. */
function isMeant(zone: string, typed: string): boolean {
  return zone.replaceAll("_", " ").toLowerCase().includes(typed.trim().replaceAll("_", " ").toLowerCase());
}
