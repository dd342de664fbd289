"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { formatDateTime, plural } from "#lib/format.ts";
import type { PermissionsReport } from "#lib/jobs/views.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { Button } from "../ui/button.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { Problem } from "../ui/problem.tsx";
import { EmptyState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { checkPermissions } from "./mutations.ts";
import { PermissionLines } from "./permission-lines.tsx";

/** What an account's credentials may do of what a scan asks for, tried when somebody says so. */
export function PermissionsScreen({ account }: { account: { id: string; label: string } | undefined }) {
  const check = useMutation(checkPermissions);
  if (!account) {
    return (
      <>
        <ScreenHeader title="Permissions" />
        <EmptyState title="No account to ask about" action={<Link href="/accounts">Accounts</Link>} />
      </>
    );
  }
  return (
    <>
      <ScreenHeader
        title="Permissions"
        meta={<UntrustedText>{account.label}</UntrustedText>}
        actions={
          <Button variant="primary" disabled={check.isPending} onClick={() => check.mutate(account.id)}>
            {check.isPending ? "Trying each of them" : check.data ? "Try again" : "Try the permissions"}
          </Button>
        }
      />
      <div className="page-width flex w-full flex-col gap-6 px-4 pb-10 md:px-6" aria-busy={check.isPending}>
        {!check.data && (
          <p className="max-w-[72ch] text-muted">
            Each permission that a scan needs is tried in each region with a read that names nothing, so that you know
            before a scan what it will not see. It takes some seconds a region and changes nothing in AWS.
          </p>
        )}
        {check.error && <Problem why={check.error} />}
        {check.data && <Report report={check.data} />}
      </div>
    </>
  );
}

function Report({ report }: { report: PermissionsReport }) {
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
          in {regions.join(", ")}, {formatDateTime(checkedAt)}
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
