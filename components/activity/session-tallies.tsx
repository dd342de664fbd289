"use client";
import Link from "next/link";
import type { SessionTally, Top } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { sessionHref } from "./actor-link.ts";
import { openedWords } from "./session-words.ts";
import { TallyTable } from "./tally-table.tsx";

/** The keys that calls were signed with, each of a session or a user's own, and who opened it. */
export function SessionTallies({
  top,
  list,
}: {
  top: Top<SessionTally>;
  list: (own: Record<string, string>) => string;
}) {
  const times = useTimes();
  return (
    <TallyTable
      title="Sessions and keys"
      noun="key"
      top={top}
      order="latest"
      rowKey={({ account, key }) => `${account} ${key}`}
      href={({ key }) => list({ accessKey: key })}
      note="The list of a key has the call that gave it out besides."
      none="None of these events says with which key it was signed."
    >
      {(row) => (
        <div className="min-w-0">
          <div className="flex min-w-0 items-baseline gap-3">
            <Link href={sessionHref(row.account, row.key)} className="min-w-0 text-accent hover:underline">
              <UntrustedText className="font-mono text-xs">{row.key}</UntrustedText>
            </Link>
            <UntrustedText className="text-xs text-muted">{row.address && `from ${row.address}`}</UntrustedText>
          </div>
          <UntrustedText wrap className="text-xs leading-4 text-faint">
            {openedWords(row.key, row.opener, times)}
          </UntrustedText>
        </div>
      )}
    </TallyTable>
  );
}
