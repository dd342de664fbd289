import { actorName } from "#lib/actor-name.ts";
import { mostCounted, type PeriodComparison, type PeriodDifference } from "#lib/store/views.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { eventsHref } from "./actor-link.ts";
import { TallyTable } from "./tally-table.tsx";

const kinds = [
  { of: "actors", filter: "actor", noun: "actor", many: "actors" },
  { of: "calls", filter: "name", noun: "call", many: "calls" },
  { of: "addresses", filter: "address", noun: "address", many: "addresses" },
] as const;

/** What is new on the left, what is gone on the right; each leads to its events of that time. */
export function Differences({ comparison, account }: { comparison: PeriodComparison; account: string }) {
  const { before, from, to } = comparison;
  return (
    <div className="page-width flex w-full flex-col gap-8 px-4 py-5 md:px-6">
      {kinds.map(({ of, filter, noun, many }) => {
        const side = (title: string, top: PeriodDifference["came"], [first, until]: [string, string]) => (
          <TallyTable
            title={title}
            noun={noun}
            many={many}
            top={top}
            order="latest"
            mostCounted={mostCounted}
            rowKey={({ value }) => value}
            href={({ value }) => eventsHref(account, { ...narrowed(filter, value), from: first, to: until })}
            none="None."
          >
            {({ value }) => (
              <UntrustedText className={of === "addresses" ? "font-mono text-xs" : ""}>
                {of === "actors" ? actorName(value).name : value || "not recorded"}
              </UntrustedText>
            )}
          </TallyTable>
        );
        return (
          <div key={of} className="grid items-start gap-x-12 gap-y-6 xl:grid-cols-2">
            {side(`New ${many}`, comparison[of].came, [from, to])}
            {side(`${many[0]?.toUpperCase()}${many.slice(1)} that are gone`, comparison[of].gone, [before, from])}
          </div>
        );
      })}
    </div>
  );
}

/** An address that is not recorded is empty, which would be no filter. */
function narrowed(filter: string, value: string): Record<string, string> {
  return { [filter]: value || "none" };
}
