"use client";
import Link from "next/link";
import type { ScanSummary } from "#lib/store/views.ts";
import { compareHref } from "../changes/search-params.ts";
import { changeHref } from "../findings/change-words.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { ChangeList } from "../scans/change-list.tsx";
import { Section } from "./section.tsx";

export interface ChangesOfLate {
  /** The scan that the one on show is compared with, and whether it is the one right before. */
  since: { id: string; at: string; isBefore: boolean };
  counts: NonNullable<ScanSummary["changes"]>;
}

/** What is not as it was a day before, however often somebody looked since. */
export function LateChanges({ changes: { since, counts }, account }: { changes: ChangesOfLate; account: string }) {
  const times = useTimes();
  const compared = since.isBefore ? {} : { from: since.id };
  return (
    <Section
      title={`Changes since ${times.dateTime(since.at)}`}
      more={<Link href={compareHref(account, compared)}>Compare scans</Link>}
    >
      <ChangeList
        changes={counts}
        hrefOf={(change) =>
          since.isBefore ? changeHref(account, change) : compareHref(account, { ...compared, change })
        }
      />
    </Section>
  );
}
