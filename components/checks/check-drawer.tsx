"use client";
import { wordsOf } from "#lib/format.ts";
import { useAccounts } from "../layout/accounts.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SafeLink } from "../ui/safe-link.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { EmptyState } from "../ui/states.tsx";
import { CheckCounts, CheckResults } from "./check-results.tsx";
import type { CheckRow } from "./check-row.ts";
import { ControlList } from "./control-list.tsx";

/** One check: what is good, why it matters, how the account does, what it answers to. */
export function CheckDrawer({
  check,
  findingsHref,
  onClose,
}: {
  check: CheckRow | undefined;
  findingsHref: string;
  onClose: () => void;
}) {
  const accounts = useAccounts().chosen.length;
  return (
    <Drawer
      label="Check"
      of={check?.id ?? ""}
      onClose={onClose}
      head={
        check && (
          <>
            <SeverityLabel severity={check.severity} />
            <span>{wordsOf(check.category)}</span>
            <span>{wordsOf(check.kind)}</span>
          </>
        )
      }
    >
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
        <EmptyState title="There is no such check">
          It may have been renamed. The list shows every check there is.
        </EmptyState>
      )}
    </Drawer>
  );
}
