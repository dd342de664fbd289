"use client";
import { SlidersHorizontal } from "lucide-react";
import { lazy, useState } from "react";
import type { Theme } from "../layout/theme.ts";
import { IconButton } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { usePreferences } from "./preferences-context.tsx";
import { useTheme } from "./use-theme.ts";

/** Its search is as much code as all the rest here. The panel waits for it, so that nothing in it moves. */
const ZoneList = lazy(() => import("./zone-list.tsx").then((module) => ({ default: module.ZoneList })));

const themeOptions = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies { value: Theme; label: string }[];
const timesOptions = [
  { value: "relative", label: "How long ago" },
  { value: "absolute", label: "Exact" },
] as const;
const densityOptions = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;

/** How the reader wants the screens. Each choice holds at once, and for the next visits in this browser. */
export function PreferencesButton({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useTheme(initial);
  const [{ zone, times, density }, change] = usePreferences();
  const [said, setSaid] = useState("");
  const tell = (what: string, options: readonly { value: string; label: string }[], chosen: string) =>
    setSaid(`${what}: ${options.find(({ value }) => value === chosen)?.label}.`);
  return (
    <>
      <Popover
        label="Preferences"
        width="w-72"
        trigger={
          <IconButton label="Preferences">
            <SlidersHorizontal aria-hidden="true" />
          </IconButton>
        }
      >
        <Choice
          label="Theme"
          options={themeOptions}
          value={theme}
          onChange={(chosen) => {
            setTheme(chosen);
            tell("Theme", themeOptions, chosen);
          }}
        />
        <ZoneList
          chosen={zone}
          onChoose={(chosen) => {
            change({ zone: chosen });
            setSaid(`Time zone: ${chosen}.`);
          }}
        />
        <Choice
          label="Times"
          options={timesOptions}
          value={times}
          onChange={(chosen) => {
            change({ times: chosen });
            tell("Times", timesOptions, chosen);
          }}
        />
        <Choice
          label="Rows"
          options={densityOptions}
          value={density}
          onChange={(chosen) => {
            change({ density: chosen });
            tell("Rows", densityOptions, chosen);
          }}
        />
      </Popover>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

function Choice<Value extends string>(props: React.ComponentProps<typeof Segmented<Value>>) {
  return (
    <div className="flex shrink-0 flex-col items-start gap-1 px-3 py-2">
      {/* The bar has it as its own name. */}
      <span className="eyebrow" aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...props} />
    </div>
  );
}
