import { onlyMeaning } from "#lib/waivers/pattern.ts";
import type { WaiverScope } from "#lib/waivers/scope.ts";

/** The list of what is waived, as near to a scope as its filters come. */
export function findingsHref({ checks, accounts, resources }: WaiverScope): string {
  const only = (list: readonly string[]) => (list.length === 1 ? onlyMeaning(list[0] ?? "") : undefined);
  const check = only(checks);
  const resource = only(resources);
  const narrowed = {
    ...(accounts.length > 0 && { account: accounts.join(",") }),
    ...{ view: "list", status: "fail", waived: "only" },
    ...(check && { check }),
    ...(resource?.startsWith("arn:") && { resource }),
  };
  return `/findings?${new URLSearchParams(narrowed)}`;
}
