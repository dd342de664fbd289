"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { AskedAccount } from "./queries.ts";
import { useAnswered } from "./use-answered.ts";
import { useOlder } from "./use-older.ts";

const OlderDrawer = dynamic(() => import("./older-drawer.tsx").then((module) => module.OlderDrawer), { ssr: false });

/**
 * The drawer of older time when the address says so, and else what stands beside the screen. What was asked is followed either way: when
 * an answer has come, the screen shows it.
 */
export function OlderHost({ accounts, children }: { accounts: readonly AskedAccount[]; children?: React.ReactNode }) {
  const { beginning, close } = useOlder();
  const [first, second] = accounts;
  // Of several accounts the one whose drawer is open is followed, or else the one that was asked last.
  const [asked, setAsked] = useState<string | null>(null);
  const open = beginning && (accounts.find(({ id }) => id === beginning.of) ?? first);
  const told = useAnswered(open?.id ?? asked ?? (second ? null : (first?.id ?? null)));
  if (!open) {
    return (
      <>
        <p role="status" className="sr-only">
          {told}
        </p>
        {children}
      </>
    );
  }
  return <OlderDrawer accounts={accounts} told={told} onAsked={setAsked} onClose={close} />;
}
