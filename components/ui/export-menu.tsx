"use client";
import { Download } from "lucide-react";
import { Button } from "./button.tsx";
import { Menu, MenuHeading, MenuItem } from "./menu.tsx";

/** A format that a list can be saved in, as the server lists them. */
export interface ExportFormat {
  name: string;
  label: string;
  purpose: string;
}

/** Saves what is on screen, whole: `path` with the query that lists it. `heading` says how much it is. */
export function ExportMenu({
  path,
  query,
  what,
  formats,
  heading = "Exactly what the filters show",
}: {
  path: string;
  query: string;
  what: string;
  formats: readonly ExportFormat[];
  heading?: string;
}) {
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
      <MenuHeading>{heading}</MenuHeading>
      {formats.map(({ name, label, purpose }) => (
        <MenuItem key={name} asChild>
          <a href={`${path}?${query}&format=${name}`} download>
            <span>
              {what} as {label}
              <span className="block text-xs text-faint">{purpose}</span>
            </span>
          </a>
        </MenuItem>
      ))}
      <MenuHeading>For programs</MenuHeading>
      <MenuItem asChild>
        <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
          <span>
            The API
            <span className="block text-xs text-faint">All that the screens show, described in OpenAPI</span>
          </span>
        </a>
      </MenuItem>
    </Menu>
  );
}
