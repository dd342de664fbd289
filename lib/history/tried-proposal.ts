import type { Document } from "#lib/analysis/iam/evaluation.ts";
import type { RightsRecord } from "#lib/analysis/iam/never-used.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import type { EventRow } from "#lib/store/views.ts";
import { askedOf } from "./asked.ts";
import { requestsOf, type StoredCall } from "./requests.ts";
import { type HeldPolicy, rightSized, type SizedPolicy } from "./right-sized.ts";

/** What a right-sized proposal would have said to the stored calls that the policies of today let through. */
export interface ProposalTried {
  /** Calls of the role that were not denied. */
  calls: number;
  /** Requests of them that were not tried: of more different ones than these nobody waits for an answer. */
  untried: number;
  /** Those to which a policy of today would say yes and the proposal no: none, unless a record tells too little. */
  denied: number;
}

export interface Proposal {
  policies: SizedPolicy[];
  tried: ProposalTried;
}

type RoleCall = StoredCall & Pick<EventRow, "errorCode">;

/** Refusals. A call that failed for another reason was allowed. Source: the services' API references, common errors. */
const refused = /AccessDenied|Unauthorized|NotAuthorized|Forbidden/i;

/** Of more different requests nobody waits for an answer. */
const mostAsked = 5_000;

/**
 * The policies of a role, right-sized by the calls of its sessions, and tried on them.
 * @param wholeDays see StoredUse
 */
export async function proposalFor(
  policies: readonly HeldPolicy[],
  calls: AsyncIterable<RoleCall> | Iterable<RoleCall>,
  { account, wholeDays, record }: { account: string; wholeDays: number; record: RightsRecord | undefined },
): Promise<Proposal> {
  const actions = new Map<string, number>();
  const asked = askedOf(
    policies.map((one) => parsePolicy(one.document)),
    mostAsked,
  );
  let count = 0;
  for await (const call of calls) {
    if (refused.test(call.errorCode ?? "")) continue;
    count++;
    for (const request of requestsOf(call, account)) {
      const name = request.action.toLowerCase();
      actions.set(name, (actions.get(name) ?? 0) + 1);
      asked.add(request);
    }
  }
  const sized = rightSized(policies, { actions, wholeDays }, record);
  const after = sized.map((one): Document => (one.after === null ? [] : parsePolicy(one.after)));
  return { policies: sized, tried: { calls: count, untried: asked.untried(), denied: asked.deniedBy(after) } };
}
