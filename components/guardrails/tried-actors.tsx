import Link from "next/link";
import { actorName } from "#lib/actor-name.ts";
import type { Tried, TriedActor } from "#lib/history/tried.ts";
import { actorHref } from "../activity/actor-link.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { TriedTable } from "./tried-table.tsx";

/** Whose calls would have been denied, or may have been: a role stands for all its sessions. */
export function TriedActors({ tried, account, from }: { tried: Tried; account: string; from: string }) {
  return (
    <TriedTable
      title="Whose they were"
      noun="Who"
      rows={tried.actors}
      total={tried.actorCount}
      rowKey={({ principal, actor }) => principal ?? ` ${actor}`}
      last={{ head: "Last", cell: Last }}
    >
      {({ principal, actor }) => {
        const name = principal?.includes(":role/") ? roleName(principal) : actorName(actor).name;
        const who = principal ? { principal } : { actor };
        return (
          <Link href={actorHref(account, who, { from })} className="block text-accent hover:underline">
            <UntrustedText>{name}</UntrustedText>
          </Link>
        );
      }}
    </TriedTable>
  );
}

function Last({ first, last }: TriedActor) {
  const times = useTimes();
  return (
    <time dateTime={last} title={`From ${times.dateTime(first)} to ${times.dateTime(last)}`}>
      {times.shortDate(last)}
    </time>
  );
}

/** A role stands for all who were in it; of Identity Center's long names the permission set. */
function roleName(arn: string): string {
  const name = arn.split("/").at(-1) ?? arn;
  return actorName(`${name}/all`).via ?? name;
}
