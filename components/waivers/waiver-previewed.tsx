"use client";
import { useQueries } from "@tanstack/react-query";
import { severities } from "#lib/checks/define.ts";
import { formatCount, plural } from "#lib/format.ts";
import { Problem } from "../ui/problem.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { waiverPreview } from "./queries.ts";
import type { AskedScope } from "./waiver-row.ts";

/** What the scopes would accept if the decision were made now. */
export function WaiverPreviewed({ scopes }: { scopes: readonly AskedScope[] }) {
  const previews = useQueries({ queries: scopes.map((scope) => waiverPreview(scope, true)) });
  const error = previews.find((one) => one.error)?.error;
  if (scopes.length === 0)
    return <p className="text-muted">Say what it is about, and what it accepts is shown here.</p>;
  if (error) return <Problem why={error} />;
  const found = previews.flatMap(({ data }) => data ?? []);
  if (found.length < scopes.length) return <p className="text-muted">Looking …</p>;
  const sum = (of: (one: (typeof found)[number]) => number) => found.reduce((total, one) => total + of(one), 0);
  const count = sum((one) => one.count);
  const already = sum((one) => one.already);
  const examples = found.flatMap((one) => one.examples).slice(0, 8);
  return (
    <section aria-label="What it accepts now" className="rounded-md border bg-sunken px-4 py-3">
      <p role="status" className="flex flex-wrap gap-x-4">
        <strong className="font-semibold">
          {count === 0
            ? "Nothing fails now that it would accept."
            : `Accepts ${plural(count, "finding that fails", "findings that fail")} now.`}
        </strong>
        {severities.map((severity) => {
          const own = sum((one) => one.bySeverity[severity]);
          return (
            own > 0 && (
              <span key={severity} className="flex items-baseline gap-1.5">
                {formatCount(own)} <SeverityLabel severity={severity} />
              </span>
            )
          );
        })}
        {already > 0 && <span className="text-muted">{formatCount(already)} waived already</span>}
      </p>
      {examples.length > 0 && (
        <ul className="mt-2">
          {examples.map(({ id, title, resource }) => (
            <li key={id} className="flex min-w-0 gap-3 py-0.5">
              <Truncated className="min-w-0 flex-1">{title}</Truncated>
              <UntrustedText className="max-w-[45%] text-muted">{resource.name}</UntrustedText>
            </li>
          ))}
          {count > examples.length && <li className="text-faint">and {formatCount(count - examples.length)} more</li>}
        </ul>
      )}
      <p className="mt-2 text-muted">They still fail, and are counted beside every grade that leaves them out.</p>
    </section>
  );
}
