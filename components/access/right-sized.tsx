"use client";
import { useQuery } from "@tanstack/react-query";
import { formatCount, plural } from "#lib/format.ts";
import { UnreadActivity } from "../activity/unread-activity.tsx";
import { useTimes } from "../preferences/preferences-context.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { rightSized } from "./queries.ts";
import { fatesIn, limitsOf, type RightSizedAnswer } from "./right-sized-row.ts";
import { SizedPolicyView } from "./sized-policy.tsx";

/** A role's policies without what it was not seen to use: as a comparison with today's, and tried on what it did. */
export function RightSized({ arn, account }: { arn: string; account: string }) {
  const times = useTimes();
  const { data, error, refetch } = useQuery(rightSized(arn, account));
  if (!data || error) {
    return <DrawerAwaited error={error} retry={() => void refetch()} bars={["h-4 w-2/3", "h-24 w-full"]} />;
  }
  if (data.why !== null) return <p className="text-unknown">{data.why}</p>;
  const changed = data.policies.filter(({ before, after }) => before !== after);
  return (
    <div className="flex flex-col gap-3">
      <p>{verdictOn(data, changed.length)}</p>
      {changed.length > 0 && <p className="text-muted">{triedOn(data)}</p>}
      <div className="-mx-5 md:-mx-6">
        <UnreadActivity gaps={data.gaps} shown={1} />
      </div>
      {data.policies.map((policy) => (
        <SizedPolicyView key={policy.arn ?? ` ${policy.name}`} policy={policy} />
      ))}
      <details>
        <summary className="cursor-pointer text-muted">What may not be concluded from this</summary>
        <ul className="mt-2 flex max-w-[70ch] flex-col gap-1.5 text-xs text-muted">
          {limitsOf(data, times).map((sentence) => (
            <li key={sentence} className="border-l-2 border-rule pl-3">
              {sentence}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function verdictOn(answer: RightSizedAnswer, changed: number): string {
  const { used, unseen, unused } = fatesIn(answer);
  if (answer.policies.length === 0) return "It has no policies.";
  const stays = `${plural(used, "right")} ${used === 1 ? "stays since it was" : "stay since they were"} used, ${formatCount(unseen)} since no record would show it.`;
  if (changed === 0) return `Nothing can be taken away by what is known. ${stays}`;
  return `${plural(unused, "right")} could go: what would have been seen, and was not. ${stays}`;
}

function triedOn({ tried }: RightSizedAnswer): string {
  if (tried.calls === 0) return `No call of its sessions is stored, so the proposal was tried on none.`;
  const calls = `the ${plural(tried.calls, "call")} of its sessions that are stored and were not refused`;
  const rest = tried.untried > 0 ? ` ${plural(tried.untried, "request")} more were too many to try.` : "";
  return tried.denied === 0
    ? `Tried on ${calls}: it denies none that its policies allow today.${rest}`
    : `Tried on ${calls}: it would deny ${formatCount(tried.denied)}. Do not use it as it is.${rest}`;
}
