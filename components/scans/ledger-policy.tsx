import type { CoverageRow } from "#lib/store/views.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { gapsPolicy, refusedElsewhere } from "./ledger-lines.ts";

/** The statement that would let the refused calls through, and what no statement does. */
export function LedgerPolicy({ ledger }: { ledger: readonly CoverageRow[] }) {
  const policy = gapsPolicy(ledger);
  const elsewhere = refusedElsewhere(ledger);
  if (!policy && elsewhere.length === 0) return null;
  return (
    <section aria-label="Close the gaps" className="min-w-0 px-4 md:px-6 xl:w-[27rem] xl:pl-2">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">Close the gaps</h2>
      {policy && (
        <>
          <p className="my-2 text-muted">
            Add this statement to the role that Sagewarden uses. It allows calls that were refused, and nothing else.
          </p>
          <CodeBlock code={JSON.stringify(policy, null, 2)} what="the IAM policy that closes the gaps" />
        </>
      )}
      {elsewhere.map(({ policy: refuser, permissions }) => (
        <p key={refuser} className="mt-2 text-muted">
          AWS names a <span className="text-ink">{refuser}</span> that refuses{" "}
          {permissions.map((permission, at) => (
            <span key={permission}>
              {at > 0 && ", "}
              <code className="font-mono text-xs text-ink">{permission}</code>
            </span>
          ))}
          : no statement in the role’s own policy helps, whoever manages the {refuser} has to allow it.
        </p>
      ))}
    </section>
  );
}
