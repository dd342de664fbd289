"use client";
import { useQuery } from "@tanstack/react-query";
import { wordsOf } from "#lib/format.ts";
import { useAccounts } from "../layout/accounts.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SafeLink } from "../ui/safe-link.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { CheckCounts, CheckResults } from "./check-results.tsx";
import type { CheckDetail } from "./check-row.ts";
import { ControlList } from "./control-list.tsx";
import { checkDetail } from "./queries.ts";

const bars = ["h-6 w-4/5", "h-16 w-full", "mt-6 h-12 w-2/3", "h-40 w-full"];

/** One check: what is good, why it matters, how the accounts do, what it answers to. */
export function CheckDrawer({
  id,
  account,
  findingsHref,
  onClose,
}: {
  id: string;
  account: readonly string[];
  findingsHref: string;
  onClose: () => void;
}) {
  const accounts = useAccounts().chosen.length;
  const { data: check, error, refetch } = useQuery(checkDetail(id, account));
  return (
    <Drawer label="Check" of={id} onClose={onClose} head={check && <CheckMarks check={check} />}>
      {check ? (
        <>
          <header className="px-5 pt-4 pb-5 md:px-6">
            <h2 className="font-serif text-xl text-balance">{check.title}</h2>
            <p className="mt-1 font-mono text-xs text-faint">{check.id}</p>
            <p className="mt-3 max-w-[70ch] text-base leading-6">{check.rationale}</p>
          </header>
          <DrawerSection title={accounts > 1 ? `In these ${accounts} accounts` : "In this account"}>
            <div className="mb-2 max-w-sm">
              <CheckResults check={check} />
            </div>
            <CheckCounts check={check} />
            {check.fail + check.unknown > 0 && (
              <LinkButton href={findingsHref} className="mt-3">
                Open its findings
              </LinkButton>
            )}
          </DrawerSection>
          <DrawerSection title="Controls">
            <ControlList controls={check.controls} />
          </DrawerSection>
          <DrawerSection title="References">
            <ul className="flex flex-col gap-1">
              {check.references.map((reference) => (
                <li key={reference} className="min-w-0">
                  <SafeLink href={reference}>{reference.replace("https://", "")}</SafeLink>
                </li>
              ))}
            </ul>
          </DrawerSection>
        </>
      ) : (
        <DrawerAwaited error={error} retry={refetch} bars={bars} />
      )}
    </Drawer>
  );
}

function CheckMarks({ check: { severity, category, kind } }: { check: CheckDetail }) {
  return (
    <>
      <SeverityLabel severity={severity} />
      <span>{wordsOf(category)}</span>
      <span>{wordsOf(kind)}</span>
    </>
  );
}
