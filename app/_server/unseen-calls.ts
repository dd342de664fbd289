import type { UnseenCalls } from "#components/activity/unseen-calls.tsx";
import type { UnseenOf } from "#components/resources/queries.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { factsOf } from "#lib/inventory/kinds.ts";
import { currentStore } from "#lib/store/current.ts";
import { countByCheck } from "#lib/store/findings-count.ts";
import type { AccountView, ResourceDetail } from "#lib/store/views.ts";

const hiding = (checks as readonly Check[]).filter(({ hides }) => hides !== undefined);

/** Whose use is not among the events, by kind, and of how many of them anybody keeps a record. */
export async function unseenCalls(accounts: readonly AccountView[]): Promise<UnseenCalls[]> {
  const account = accounts.map(({ id }) => id);
  const counts = await countByCheck(currentStore().db, { account, status: ["pass", "fail", "unknown"] });
  return hiding.flatMap(({ id, kind, hides = "" }) => {
    const of = (status: string) =>
      counts.filter((one) => one.check === id && one.status === status).reduce((sum, { count }) => sum + count, 0);
    const [nowhere, doubtful, elsewhere] = [of("fail"), of("unknown"), of("pass")];
    const total = nowhere + doubtful + elsewhere;
    return total > 0 ? [{ check: id, label: factsOf(kind)?.label ?? kind, hides, nowhere, doubtful, elsewhere }] : [];
  });
}

/** The same of one resource; null where CloudTrail's history has all calls on it. */
export function unseenOf({ findings }: Pick<ResourceDetail, "findings">): UnseenOf | null {
  for (const { id, check, status } of findings) {
    const hides = checkOf(check)?.hides;
    if (hides !== undefined && status !== "not-applicable") return { finding: id, status, hides };
  }
  return null;
}
