"use client";
import { ChevronDown } from "lucide-react";
import { groupings } from "#lib/filters/findings.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { MenuChoice } from "../ui/menu-items.tsx";
import { groupingWords } from "./group-words.ts";
import type { FindingState } from "./search-params.ts";

/** What findings are grouped by. What was open in another grouping is not in this one. */
export function GroupBy({
  by,
  onChange,
}: Pick<FindingState, "by"> & { onChange: (change: Partial<FindingState>) => void }) {
  return (
    <Menu
      label="Group by"
      trigger={
        <Button className="border-line px-2.5 text-muted">
          Group by
          <span className="font-medium text-ink">{groupingWords[by].toLowerCase()}</span>
          <ChevronDown className="text-faint" aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoice
        options={groupings.map((value) => ({ value, label: groupingWords[value] }))}
        value={by}
        onChange={(next) => onChange({ by: next, open: [] })}
      />
    </Menu>
  );
}
