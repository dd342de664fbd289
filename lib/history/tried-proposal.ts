import { type Document, evaluate } from "#lib/analysis/iam/evaluation.ts";
import type { RightsRecord } from "#lib/analysis/iam/never-used.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import type { EventRow } from "#lib/store/views.ts";
import { type CallRequest, requestsOf, type StoredCall } from "./requests.ts";
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

/** What AWS was asked for in different calls, once each: a history has the same thousands of times. */
interface Asked {
  request: CallRequest;
  calls: number;
}

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
  const asked = new Map<string, Asked>();
  let count = 0;
  let untried = 0;
  for await (const call of calls) {
    if (refused.test(call.errorCode ?? "")) continue;
    count++;
    for (const request of requestsOf(call, account)) {
      const name = request.action.toLowerCase();
      actions.set(name, (actions.get(name) ?? 0) + 1);
      const like = `${name} ${request.about().resource}`;
      const known = asked.get(like);
      if (known) known.calls++;
      else if (asked.size < mostAsked) asked.set(like, { request, calls: 1 });
      else untried++;
    }
  }
  const sized = rightSized(policies, { actions, wholeDays }, record);
  return { policies: sized, tried: { calls: count, untried, denied: deniedOf([...asked.values()], sized) } };
}

const mostAsked = 5_000;

function deniedOf(asked: readonly Asked[], sized: readonly SizedPolicy[]): number {
  const [before, after] = [
    sized.map((one) => parsePolicy(one.before)),
    sized.map((one): Document => (one.after === null ? [] : parsePolicy(one.after))),
  ];
  const answer = (identity: readonly Document[], { action, about, principal = "", context }: CallRequest) =>
    evaluate({ identity }, { action, resource: about().resource ?? "*", owner: account(principal), principal, context })
      .answer;
  return asked.reduce(
    (sum, { request, calls }) =>
      answer(after, request) === "denied" && answer(before, request) !== "denied" ? sum + calls : sum,
    0,
  );
}

function account(principal: string): string {
  return principal.split(":")[4] ?? "";
}
