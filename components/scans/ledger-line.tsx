import { formatCount, plural } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { LedgerLine as Line } from "./ledger-lines.ts";
import { CoverageLabel } from "./scan-marks.tsx";

/** One action: where, how it fared, what that hides, and what AWS said. */
export function LedgerLine({ line }: { line: Line }) {
  const { action, status, regions, calls, code, messages } = line;
  return (
    <li className="grid gap-x-5 gap-y-0.5 border-t px-4 py-2 md:grid-cols-[7.5rem_minmax(0,1fr)] md:px-6">
      <div>
        <CoverageLabel status={status} />
      </div>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-4">
          <code className="font-mono text-xs font-medium [overflow-wrap:anywhere]">{action}</code>
          <span className="text-muted">{regions.join(", ")}</span>
          <span className="text-faint">{plural(calls, "call")}</span>
          {code && (
            <UntrustedText wrap className="font-mono text-xs text-muted">
              {code}
            </UntrustedText>
          )}
        </p>
        {status === "complete" && line.note && <p className="text-faint">{line.note}</p>}
        {status !== "complete" && (
          <p className={cx("max-w-[80ch]", line.leftOut > 0 ? "font-medium text-unknown" : "text-muted")}>
            {consequence(line)}
          </p>
        )}
        {messages.length > 0 && (
          <details className="mt-0.5">
            <summary className="w-fit text-xs text-faint hover:text-ink">What AWS said</summary>
            <ul className="mt-1 flex flex-col gap-1 border-l-2 border-rule pl-3">
              {messages.map(({ region, message }) => (
                <li key={region} className="text-xs">
                  <span className="text-faint">{region}: </span>
                  <UntrustedText wrap>{message}</UntrustedText>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}

/** What the reader does not know because of it. */
function consequence({ status, unlisted, calls, failures, note, permission, refusedBy }: Line): React.ReactNode {
  const allow = permission && (
    <>
      {" "}
      <span className="text-ink">{refusedBy ? `Refused by a ${refusedBy}:` : "Missing permission:"}</span>{" "}
      <code className="font-mono text-xs font-medium text-ink">{permission}</code>.
    </>
  );
  if (unlisted) return <>The list failed, so it is not known what exists there.{allow}</>;
  if (note) {
    return (
      <>
        <UntrustedText wrap>{note}</UntrustedText>
        {allow}
      </>
    );
  }
  if (status === "unsupported") return "The service does not offer this action there.";
  return (
    <>
      {failures === calls
        ? `${calls === 1 ? "The call" : `All ${formatCount(calls)} calls`} failed: what ${calls === 1 ? "it" : "they"} would have shown is not known.`
        : `${formatCount(failures)} of ${plural(calls, "call")} failed: of ${failures === 1 ? "that resource" : "those resources"} only the name is known.`}
      {allow}
    </>
  );
}
