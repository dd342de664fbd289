"use client";
import { Download } from "lucide-react";
import Link from "next/link";
import { Fragment, useState } from "react";
import { useAction } from "../layout/actions.ts";
import { Button } from "./button.tsx";
import { Menu } from "./menu.tsx";
import { MenuHeading, MenuItem } from "./menu-items.tsx";

/** A format that a list can be saved in, as the server lists them. */
export interface ExportFormat {
  name: string;
  label: string;
  purpose: string;
  readers: keyof typeof headings;
}

const headings = { people: "To read", spreadsheets: "For spreadsheets", programs: "For programs" } as const;

/** Saves what is on screen, whole: `path` with the query that lists it. `heading` says how much it is. */
export function ExportMenu({
  path,
  query,
  what,
  formats,
  reportHref,
  heading = "Exactly what the filters show",
}: {
  path: string;
  query: string;
  what: string;
  formats: readonly ExportFormat[];
  /** Where a report of it is asked for that is kept, or made again and again. */
  reportHref?: string;
  heading?: string;
}) {
  const opened = useState(false);
  useAction(`export ${path}`, `Export ${what.toLowerCase()}`, () => opened[1](true));
  const groups = [...Map.groupBy(formats, ({ readers }) => readers)];
  return (
    <Menu
      label={`Export ${what}`}
      align="end"
      opened={opened}
      trigger={
        <Button>
          <Download aria-hidden="true" />
          Export
        </Button>
      }
    >
      <MenuHeading>{heading}</MenuHeading>
      {groups.map(([readers, some]) => (
        <Fragment key={readers}>
          <MenuHeading>{headings[readers]}</MenuHeading>
          {some.map(({ name, label, purpose }) => (
            <MenuItem key={name} asChild>
              <a href={`${path}?${query}&format=${name}`} download>
                <span>
                  <span className="sr-only">{what} as </span>
                  {label}
                  <span className="block text-xs text-faint">{purpose}</span>
                </span>
              </a>
            </MenuItem>
          ))}
        </Fragment>
      ))}
      {reportHref && (
        <MenuItem asChild>
          <Link href={reportHref}>
            <span>
              Keep or schedule it
              <span className="block text-xs text-faint">As a report, made now or again and again</span>
            </span>
          </Link>
        </MenuItem>
      )}
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
