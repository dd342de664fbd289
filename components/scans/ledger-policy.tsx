import type { CoverageRow } from "#lib/store/views.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { gapsPolicy } from "./ledger-lines.ts";

/** The statement that would let the refused calls through. */
export function LedgerPolicy({ ledger }: { ledger: readonly CoverageRow[] }) {
  const policy = gapsPolicy(ledger);
  if (!policy) return null;
  return (
    <section aria-label="Close the gaps" className="min-w-0 px-4 md:px-6 xl:w-[27rem] xl:pl-2">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">Close the gaps</h2>
      <p className="my-2 text-muted">
        Add this statement to the role that Sagewarden uses. It allows the calls that were refused, and nothing else.
      </p>
      <CodeBlock code={JSON.stringify(policy, null, 2)} what="the IAM policy that closes the gaps" />
      <p className="mt-2 text-xs text-faint">
        A service control policy, a permissions boundary or a key policy can refuse a call too. “What AWS said” then
        names it, and this statement alone does not help.
      </p>
    </section>
  );
}
