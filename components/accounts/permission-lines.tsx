import type { PermissionsReport } from "#lib/jobs/views.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";

const outcomes = [
  {
    outcome: "refused",
    title: "Refused",
    means: "What these would read counts as unknown, and lowers the coverage.",
  },
  {
    outcome: "untold",
    title: "Could not be told",
    means: "AWS gave no answer that says whether the permission is there: a scan will tell.",
  },
  { outcome: "unsupported", title: "Not offered there", means: "The service has no such operation in the region." },
] as const;

type Line = PermissionsReport["lines"][number];

/** The permissions that are not granted, the refused first, each with where and with what AWS said. */
export function PermissionLines({ lines }: { lines: readonly Line[] }) {
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {outcomes.map(({ outcome, title, means }) => {
        const own = lines.filter((line) => line.outcome === outcome);
        if (own.length === 0) return null;
        return (
          <section key={outcome} aria-label={title} className="min-w-0">
            <h2 className="ledger-rule pb-1.5 text-base font-semibold">
              {title}
              <span className="ml-2 font-normal text-faint">{own.length}</span>
            </h2>
            <p className="py-2 text-muted">{means}</p>
            <ul className="border-t">
              {own.map((line) => (
                <LineItem key={`${line.permission} ${line.refusedBy}`} line={line} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function LineItem({ line: { permission, regions, refusedBy, said } }: { line: Line }) {
  return (
    <li className="border-b py-2">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <code className="font-mono text-xs font-medium [overflow-wrap:anywhere]">{permission}</code>
        <span className="text-muted">{regions.join(", ")}</span>
      </p>
      {refusedBy && <p className="text-muted">A {refusedBy} refuses it: no statement of the identity’s own helps.</p>}
      {said && (
        <details className="mt-0.5">
          <summary className="w-fit text-xs text-faint hover:text-ink">What AWS said</summary>
          <p className="mt-1 border-l-2 border-rule pl-3 text-xs">
            <UntrustedText wrap>{said}</UntrustedText>
          </p>
        </details>
      )}
    </li>
  );
}
