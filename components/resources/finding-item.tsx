import type { Evidence } from "#lib/checks/verdicts.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { EarlierMark } from "../findings/earlier-mark.tsx";
import { RowLink } from "../ui/row-link.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { BlameLine } from "./blame-line.tsx";
import type { FindingFacts } from "./queries.ts";

export interface OpenLinks {
  findingHref: (id: string) => string;
  openFinding: (id: string) => void;
  eventHref: (id: string) => string;
  openEvent: (id: string) => void;
}

/** One verdict about the resource: what, since when, on which evidence, and who made it so. */
export function FindingItem({
  finding,
  facts,
  isReasonKnown,
  isSelected,
  links,
}: {
  finding: FindingRow;
  facts: FindingFacts | undefined;
  /** The reason stands above already. */
  isReasonKnown: boolean;
  isSelected: boolean;
  links: OpenLinks;
}) {
  const { id, status, severity, since } = finding;
  return (
    <li
      data-row
      aria-current={isSelected || undefined}
      className="relative grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b px-4 row-height-9 hover:bg-hover has-[.row-link:focus-visible]:bg-selected aria-[current]:bg-selected md:grid-cols-[5.25rem_minmax(0,1fr)_4.5rem] md:px-6"
    >
      <SeverityLabel severity={severity} quiet={status !== "fail"} />
      <div className="min-w-0 max-md:order-last max-md:col-span-2">
        <RowLink
          href={links.findingHref(id)}
          onOpen={() => links.openFinding(id)}
          className={status === "fail" ? "font-medium" : ""}
        >
          {verdictTitle(finding)}
        </RowLink>
        <EarlierMark finding={finding} className="ml-2" />
        {status === "fail" && facts?.evidence.slice(0, 3).map((one) => <Seen key={one.path} evidence={one} />)}
        {facts?.reason && status === "unknown" && !isReasonKnown && (
          <p className="hatch mt-1 w-fit max-w-full p-1">
            <span className="block bg-unknown-wash px-2 py-0.5 text-muted">
              <UntrustedText wrap>{facts.reason}</UntrustedText>
            </span>
          </p>
        )}
        {facts?.reason && status === "not-applicable" && (
          <p className="text-faint">
            <UntrustedText wrap>{facts.reason}</UntrustedText>
          </p>
        )}
        {facts?.blame && <BlameLine event={facts.blame} hrefOf={links.eventHref} open={links.openEvent} />}
      </div>
      <span className="text-right text-xs text-faint">
        <Time iso={since} />
      </span>
    </li>
  );
}

function Seen({ evidence: { path, observed, expected } }: { evidence: Evidence }) {
  return (
    <p className="text-muted">
      <UntrustedText wrap className="font-mono text-xs">
        {path}
      </UntrustedText>{" "}
      is <UntrustedText wrap>{seen(observed)}</UntrustedText>, expected <UntrustedText wrap>{expected}</UntrustedText>
    </p>
  );
}

const longest = 120;

/** The value in a line; the whole of it is in the finding. */
function seen(observed: unknown): string {
  if (observed === null || observed === undefined || observed === "") return "not set";
  if (Array.isArray(observed) && observed.length === 0) return "an empty list";
  const text = typeof observed === "object" ? JSON.stringify(observed) : String(observed);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
