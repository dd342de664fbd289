"use client";
import Link from "next/link";
import { actorName } from "#lib/actor-name.ts";
import type { ActorTally, Top } from "#lib/store/views.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { actorHref } from "./actor-link.ts";
import { TallyTable } from "./tally-table.tsx";

/** Who made some events: of a role each name that its sessions had. */
export function ActorTallies({
  title,
  top,
  account,
  list,
  folded = 8,
}: {
  title: string;
  top: Top<ActorTally>;
  account: string | null;
  list: (own: Record<string, string>) => string;
  folded?: number;
}) {
  return (
    <TallyTable
      title={title}
      noun="name"
      top={top}
      order="latest"
      folded={folded}
      rowKey={({ actor, principal }) => `${principal} ${actor}`}
      href={({ actor, principal }) => list({ actor, ...(principal && { principal }) })}
      none="There is no event."
    >
      {(row) => {
        const { name, via } = actorName(row.actor);
        return (
          <div className="min-w-0">
            <Link
              href={actorHref(account, { principal: row.principal, actor: row.actor })}
              className="block text-accent hover:underline"
            >
              <UntrustedText>{name}</UntrustedText>
            </Link>
            <UntrustedText className="text-xs text-faint">
              {[via && `via ${via}`, ...behindIn(row), `last ${row.lastCall}`].filter(Boolean).join(", ")}
            </UntrustedText>
          </div>
        );
      }}
    </TallyTable>
  );
}

/** The table has up to three names of those behind an actor: then there may be more. */
function behindIn({ behind, sourceIdentities }: ActorTally): string[] {
  const told = (word: string, names: readonly string[]) =>
    names.length > 0 ? [`${word} ${names.join(", ")}${names.length === 3 ? " and perhaps others" : ""}`] : [];
  return [...told("by", behind), ...told("as", sourceIdentities)];
}
