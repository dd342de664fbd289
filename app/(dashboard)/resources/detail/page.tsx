import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { refusedIn } from "#components/api/refused.ts";
import { resourceHref } from "#components/resources/resource-link.ts";
import { ResourceScreen } from "#components/resources/resource-screen.tsx";
import { detailParams } from "#components/resources/search-params.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { UntrustedText } from "#components/ui/untrusted-text.tsx";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import { accountsOn, firstOf } from "../../../_server/account.ts";
import { resourceAnswer } from "../../../_server/resource.ts";

const formats = investigationFormats.map(({ name, label, purpose, readers }) => ({ name, label, purpose, readers }));

export const metadata: Metadata = { title: "Resource" };

export default async function ResourcePage({ searchParams }: PageProps<"/resources/detail">) {
  const [accounts, query] = await Promise.all([accountsOn(searchParams), searchParams]);
  const refused = refusedIn(detailParams, query);
  if (refused.length > 0) {
    return <RefusedFilters title="Resource" path="/resources/detail" query={query} refused={refused} />;
  }
  const { arn } = query;
  const wanted = typeof arn === "string" ? arn : "";
  const resource = await firstOf(accounts, (account) => resourceAnswer(account, wanted));
  if (!resource) return <NoSuchResource arn={wanted} account={accounts[0]?.id} />;
  if (accounts.length > 1) redirect(resourceHref(wanted, resource.account));
  return <ResourceScreen key={resource.arn} resource={resource} formats={formats} />;
}

/** Events name resources that no scan has met: deleted ones, other kinds, other accounts. */
function NoSuchResource({ arn, account }: { arn: string; account: string | undefined }) {
  const scope = account ? { account } : undefined;
  return (
    <EmptyState
      title="Not in the inventory"
      action={
        <>
          <LinkButton href={`/activity?${new URLSearchParams({ ...scope, resource: arn })}`}>
            Look in the activity
          </LinkButton>
          <LinkButton href={`/resources?${new URLSearchParams(scope)}`}>All resources</LinkButton>
        </>
      }
    >
      {arn !== "" && (
        <p className="mb-2 font-mono text-xs">
          <UntrustedText wrap>{arn}</UntrustedText>
        </p>
      )}
      The last scan did not find this resource. It may have been deleted, be of a kind that is not read, or belong to
      another account or region.
    </EmptyState>
  );
}
