"use client";
import Link from "next/link";
import { plural, wordsOf } from "#lib/format.ts";
import type { EventSummary } from "#lib/store/views.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { cx } from "../ui/class-names.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { eventsHref } from "./actor-link.ts";
import { ActorTallies } from "./actor-tallies.tsx";
import { clientWords, fromWords } from "./class-words.ts";
import { SessionTallies } from "./session-tallies.tsx";
import { TallyTable } from "./tally-table.tsx";
import { shortAgent } from "./user-agent.ts";

type Filter = Readonly<Record<string, string>>;

/** What some events were on, which calls they were, from where and with what they came, and in which sessions. */
export function SummaryTables({
  summary,
  account,
  filter,
  without = [],
}: {
  summary: EventSummary;
  account: string;
  /** What narrows the events, as the address of the list has it. */
  filter: Filter;
  /** Tables that would say what goes without saying. */
  without?: readonly ("actors" | "sessions")[];
}) {
  const list = (own: Filter) => eventsHref(account, { ...filter, ...own });
  return (
    <div className="page-width grid w-full items-start gap-x-12 gap-y-8 px-4 py-5 md:px-6 xl:grid-cols-2">
      <Column>
        <TallyTable
          title="What it touched"
          noun="resource"
          top={summary.resources}
          order="latest"
          rowKey={({ account: of, arn }) => `${of} ${arn}`}
          href={({ account: of, arn }) => list({ account: of, resource: arn })}
          none="None of these events names a resource."
        >
          {({ account: of, arn, kind, lastCall }) => (
            <Twofold
              main={
                <Link href={resourceHref(arn, of)} className="block text-accent hover:underline">
                  <UntrustedText>{nameIn(arn)}</UntrustedText>
                </Link>
              }
              aside={`${wordsOf(kind)}, last ${lastCall}`}
            />
          )}
        </TallyTable>
        <TallyTable
          title="Calls"
          noun="call"
          many="different calls"
          top={summary.calls}
          order="most frequent"
          rowKey={({ source, name }) => `${source} ${name}`}
          href={({ source, name }) => list({ name, source })}
          none="There is no event."
        >
          {({ source, name }) => (
            <Twofold main={<UntrustedText>{name}</UntrustedText>} aside={source.split(".")[0] ?? source} isInline />
          )}
        </TallyTable>
      </Column>
      <Column>
        {!without.includes("actors") && (
          <ActorTallies title="In whose name" top={summary.actors} account={account} list={list} />
        )}
        <TallyTable
          title="From where"
          noun="address"
          many="addresses"
          top={summary.addresses}
          order="latest"
          rowKey={({ address, addressClass }) => `${addressClass} ${address}`}
          href={({ address, addressClass }) => list({ address: address || "none", addressClass })}
          none="There is no event."
        >
          {({ address, addressClass }) => (
            <Twofold
              main={<UntrustedText className="font-mono text-xs">{address || "not recorded"}</UntrustedText>}
              aside={fromWords[addressClass]}
              isInline
            />
          )}
        </TallyTable>
        <TallyTable
          title="With what"
          noun="sort of client"
          many="sorts of client"
          top={summary.clients}
          order="latest"
          rowKey={({ client }) => client}
          href={({ client }) => list({ client })}
          none="There is no event."
        >
          {({ client, userAgent, agents }) => (
            <Twofold
              main={
                <span className={cx(client === "offensive" && "font-medium text-critical")}>{clientWords[client]}</span>
              }
              aside={[shortAgent(userAgent), agents > 1 && `last of ${plural(agents, "version")}`]
                .filter(Boolean)
                .join(", ")}
              isInline
            />
          )}
        </TallyTable>
        {!without.includes("sessions") && <SessionTallies top={summary.sessions} list={list} />}
      </Column>
    </div>
  );
}

function Column({ children }: { children: React.ReactNode }) {
  return <div className="flex min-w-0 flex-col gap-8">{children}</div>;
}

/** What it is, and in lighter words what is to be known of it: beside it, or below. */
export function Twofold({
  main,
  aside,
  isInline = false,
}: {
  main: React.ReactNode;
  aside: string;
  isInline?: boolean;
}) {
  return (
    <div className={cx("min-w-0", isInline && "sm:flex sm:items-baseline sm:gap-3")}>
      <div className={cx("min-w-0", isInline && "sm:max-w-[70%]")}>{main}</div>
      <UntrustedText className={cx("text-xs text-faint", isInline && "sm:flex-1")}>{aside}</UntrustedText>
    </div>
  );
}

/** The part of an ARN that is a name; all of what is none. */
function nameIn(arn: string): string {
  return /^arn:(?:[^:]*:){4}(.+)$/s.exec(arn)?.[1] ?? arn;
}
