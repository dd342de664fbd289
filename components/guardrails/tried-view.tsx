"use client";
import { useQuery } from "@tanstack/react-query";
import type { Pack } from "#lib/guardrails/pack.ts";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { guardrailsTried } from "./queries.ts";
import { TriedAccount } from "./tried-account.tsx";

/** What the pack would have denied of the calls that are stored: how many, whose, which, and by which statement. */
export function TriedView({ query, pack }: { query: string; pack: Pick<Pack, "statements" | "policies"> }) {
  const { data, error, refetch, isPlaceholderData } = useQuery(guardrailsTried(query));
  if (!data || error) {
    return (
      <DrawerAwaited error={error} retry={() => void refetch()} bars={["h-4 w-2/3", "h-24 w-full", "h-40 w-full"]} />
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60" : undefined}>
      {data.accounts.map((one) => (
        <TriedAccount key={one.account} one={one} from={data.from} pack={pack} isOnly={data.accounts.length === 1} />
      ))}
    </div>
  );
}
