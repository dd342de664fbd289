import { plural } from "#lib/format.ts";
import type { PermissionsReport } from "#lib/jobs/views.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { PermissionLines } from "./permission-lines.tsx";

/** What came of trying an account's permissions: how many are granted, which are not, and the statement that is missing. */
export function PermissionReport({ report }: { report: PermissionsReport }) {
  const { identity, regions, checkedAt, permissions, granted, lines, statement, logStatements } = report;
  return (
    <>
      <div role="status">
        <p className="font-serif text-xl text-balance">
          {granted === permissions
            ? `All ${plural(permissions, "permission")} are granted.`
            : `${granted} of ${plural(permissions, "permission")} are granted everywhere.`}
        </p>
        <p className="mt-1 text-muted">
          <UntrustedText wrap className="font-mono text-xs text-ink">
            {identity || "AWS did not say who asks"}
          </UntrustedText>{" "}
          in {regions.join(", ")}, <Time iso={checkedAt} show="datetime" />
        </p>
      </div>
      <div className="grid min-w-0 gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <PermissionLines lines={lines} />
        {statement && (
          <section aria-label="The statement that is missing" className="min-w-0">
            <h2 className="ledger-rule pb-1.5 text-base font-semibold">The statement that is missing</h2>
            <p className="my-2 text-muted">Add it to the policy of the identity above.</p>
            <CodeBlock code={JSON.stringify(statement, null, 2)} what="the missing IAM statement" />
          </section>
        )}
      </div>
      {logStatements.length > 0 && (
        <section aria-labelledby="log-statements" className="min-w-0 max-w-[60rem]">
          <h2 id="log-statements" className="ledger-rule pb-1.5 text-base font-semibold">
            What the logs of its trail take besides
          </h2>
          <p className="my-2 text-muted">
            For this account the logs of its trail may be read, and nothing else of the bucket. Nothing here was tried:
            whether they are read stands in the coverage ledger. Where the bucket or its key is another account’s, its
            own policy has to let the role in as well.
          </p>
          <CodeBlock code={JSON.stringify(logStatements, null, 2)} what="the statements for the logs" />
        </section>
      )}
      {lines.length === 0 && (
        <p className="text-muted">
          A scan reads everything that Sagewarden knows of, unless a key, a bucket or a repository has a policy of its
          own that refuses: the coverage ledger of the scan tells.
        </p>
      )}
    </>
  );
}
