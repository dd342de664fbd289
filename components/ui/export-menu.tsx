"use client";
import { Download } from "lucide-react";
import { Button } from "./button.tsx";
import { Menu, MenuHeading, MenuItem } from "./menu.tsx";

/** Saves what is on screen, whole: `path` with the query that lists it. */
export function ExportMenu({ path, query, what }: { path: string; query: string; what: string }) {
  return (
    <Menu
      label={`Export ${what}`}
      align="end"
      trigger={
        <Button>
          <Download aria-hidden="true" />
          Export
        </Button>
      }
    >
      <MenuHeading>Exactly what the filters show</MenuHeading>
      {(["csv", "json"] as const).map((format) => (
        <MenuItem key={format} asChild>
          <a href={`${path}?${query}&format=${format}`} download>
            {what} as {format.toUpperCase()}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
