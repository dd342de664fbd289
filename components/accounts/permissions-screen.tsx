"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { EmptyState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { checkPermissions } from "./mutations.ts";
import { PermissionReport } from "./permission-report.tsx";

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
        {check.data && <PermissionReport report={check.data} />}
      </div>
    </>
  );
}
