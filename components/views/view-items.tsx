"use client";
import { Check } from "lucide-react";
import type { SavedView } from "#lib/filters/saved-view.ts";
import { cx } from "../ui/class-names.ts";
import { MenuHeading, MenuItem, MenuRule } from "../ui/menu-items.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Standing } from "./standing.ts";

/** What can be done with the view on show. */
export interface ViewDeeds {
  show: (view: SavedView) => void;
  save: () => void;
  update: (view: SavedView) => void;
  rename: (view: SavedView) => void;
  setDefault: (view: SavedView, isDefault: boolean) => void;
  remove: (view: SavedView) => void;
}

/** The views of a list, which of them is on show, and what can be done with it. */
export function ViewItems({
  views,
  standing,
  deeds,
}: {
  views: readonly SavedView[];
  standing: Standing | undefined;
  deeds: ViewDeeds;
}) {
  const shown = standing?.view;
  return (
    <>
      <MenuHeading>{views.length > 0 ? "Saved views" : "No saved view yet"}</MenuHeading>
      {views.map((view) => {
        const isShown = view === shown && !standing?.isChanged;
        return (
          <MenuItem key={view.id} role="menuitemradio" aria-checked={isShown} onSelect={() => deeds.show(view)}>
            <Check className={cx(!isShown && "invisible")} aria-hidden="true" />
            <UntrustedText className="min-w-0 flex-1">{view.name}</UntrustedText>
            {view.isDefault && <span className="text-xs text-faint">default</span>}
          </MenuItem>
        );
      })}
      <MenuRule />
      <MenuItem onSelect={deeds.save}>Save this view…</MenuItem>
      {shown && shown.id !== "" && (
        <>
          <MenuRule />
          <MenuHeading>
            <UntrustedText>{shown.name}</UntrustedText>
          </MenuHeading>
          {standing.isChanged && <MenuItem onSelect={() => deeds.update(shown)}>Update to what is shown</MenuItem>}
          <MenuItem onSelect={() => deeds.rename(shown)}>Rename…</MenuItem>
          <MenuItem onSelect={() => deeds.setDefault(shown, !shown.isDefault)}>
            {shown.isDefault ? "Make it no default" : "Make it the default"}
          </MenuItem>
          <MenuItem onSelect={() => deeds.remove(shown)}>Remove…</MenuItem>
        </>
      )}
    </>
  );
}
