"use client";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { kindIn, wordsOf } from "#lib/format.ts";
import type { FindingChangeRow } from "#lib/store/views.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { changeWords } from "../findings/change-words.ts";
import { Culprit } from "../findings/culprits.tsx";
import { MaybeLink } from "../findings/maybe-link.tsx";
import type { OpenFinding } from "../findings/open-finding.ts";
import { cx } from "../ui/class-names.ts";
import { Place } from "../ui/place.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictLabel, verdictWord } from "../ui/verdict.tsx";
import type { Column } from "../ui/virtual-table.tsx";

export const changeGrid =
  "grid-cols-[5.25rem_minmax(0,1fr)] md:grid-cols-[5.25rem_minmax(0,1fr)_8rem_12rem] xl:grid-cols-[5.25rem_minmax(0,2fr)_minmax(0,1fr)_6rem_7.5rem_11.5rem_7rem]";

/** Of what fails somebody made it so, and of what was fixed somebody mended it. Whoever set it after the later scan is another one. */
export function isBlamed({ stands, after, changes }: FindingChangeRow): boolean {
  return stands && (after === "fail" || (after === "pass" && changes.includes("fixed")));
}

/** Columns of the findings that changed; what a narrow window has no column for stands under the title. */
export function changeColumns(links: OpenFinding): Column<FindingChangeRow>[] {
  return [
    {
      id: "severity",
      header: "Severity",
      cell: ({ severity, after }) => <SeverityLabel severity={severity} quiet={after !== "fail"} />,
    },
    {
      id: "finding",
      header: "Finding",
      cell: (row) => (
        <div className="min-w-0">
          <MaybeLink links={row.now === null ? null : links} id={row.id} className="block font-medium">
            <Truncated className="max-md:whitespace-normal">{verdictTitle(row)}</Truncated>
          </MaybeLink>
          <p className="flex min-w-0 flex-wrap gap-x-2 text-xs text-faint xl:hidden">
            <UntrustedText className="text-muted">{row.resource.name}</UntrustedText>
            <span>{kindIn(row.resource)}</span>
          </p>
          <div className="flex flex-wrap gap-x-3 text-xs md:hidden">
            <Changes row={row} />
            <BeforeAfter row={row} />
          </div>
          <Since row={row} />
        </div>
      ),
    },
    {
      id: "resource",
      header: "Resource",
      className: "hidden xl:flex",
      cell: ({ resource }) => (
        <div className="min-w-0">
          <UntrustedText className="block">{resource.name}</UntrustedText>
          <Truncated className="block text-xs text-faint">{wordsOf(resource.kind)}</Truncated>
        </div>
      ),
    },
    {
      id: "region",
      header: "Region",
      className: "hidden xl:flex",
      cell: ({ resource }) => <Place region={resource.region} />,
    },
    {
      id: "change",
      header: "Change",
      className: "hidden md:flex",
      cell: (row) => <Changes row={row} />,
    },
    {
      id: "verdicts",
      header: "Before and after",
      className: "hidden md:flex",
      cell: (row) => <BeforeAfter row={row} />,
    },
    {
      id: "culprit",
      header: "By",
      className: "hidden xl:flex",
      cell: (row) => isBlamed(row) && <Culprit id={row.id} />,
    },
  ];
}

function Changes({ row: { changes } }: { row: FindingChangeRow }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      {changes.map((change) => (
        <span key={change} className={cx("font-medium first-letter:uppercase", changeWords[change].tone)}>
          {changeWords[change].short}
        </span>
      ))}
    </span>
  );
}

function BeforeAfter({ row: { before, after } }: { row: FindingChangeRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <Verdict status={before} absent="not there" />
      <span aria-hidden="true" className="text-faint">
        →
      </span>
      <span className="sr-only">then</span>
      <Verdict status={after} absent="gone" />
    </span>
  );
}

function Verdict({ status, absent }: { status: VerdictStatus | null; absent: string }) {
  return status ? <VerdictLabel status={status} /> : <span className="text-faint italic">{absent}</span>;
}

/** What has become of it since the later of the two scans. */
function Since({ row: { now, after, stands } }: { row: FindingChangeRow }) {
  if (stands || (now === null && after === null)) return null;
  const words = now === null ? "gone since then" : `now ${verdictWord[now].toLowerCase()}, since a later scan`;
  return <p className="text-xs text-faint">{words}</p>;
}
