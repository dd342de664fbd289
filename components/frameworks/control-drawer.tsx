"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { CheckResults } from "../checks/check-results.tsx";
import { chosenChecks } from "../checks/check-row.ts";
import { checkCatalogue } from "../checks/queries.ts";
import { useAccountHref } from "../layout/account-link.ts";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SafeLink } from "../ui/safe-link.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { EmptyState } from "../ui/states.tsx";
import type { ControlRow, FrameworkRow } from "./framework-row.ts";
import { StandingLabel } from "./standing.tsx";

/** One control: what it asks, why our checks bear on it, and how each of them does. */
export function ControlDrawer({
  framework,
  control,
  accounts,
  onClose,
}: {
  framework: FrameworkRow | undefined;
  control: ControlRow | undefined;
  accounts: readonly string[];
  onClose: () => void;
}) {
  return (
    <Drawer
      label="Control"
      of={control?.id ?? ""}
      onClose={onClose}
      head={control && <StandingLabel control={control} />}
    >
      {framework && control ? (
        <>
          <header className="px-5 pt-4 pb-5 md:px-6">
            <p className="text-sm text-muted">
              {framework.name} {framework.version} <span className="font-mono text-xs">{control.control}</span>
            </p>
            <h2 className="mt-1 font-serif text-xl text-balance">{control.title}</h2>
          </header>
          <DrawerSection title="Checks that bear on it">
            <ControlChecks control={control} accounts={accounts} />
          </DrawerSection>
          <DrawerSection title="Why they do">
            <p className="max-w-[70ch]">{control.mapping}.</p>
            <p className="mt-3 min-w-0">
              <SafeLink href={framework.source}>{framework.source.replace("https://", "")}</SafeLink>
            </p>
          </DrawerSection>
        </>
      ) : (
        <EmptyState title="There is no such control">No check bears on a control of this name.</EmptyState>
      )}
    </Drawer>
  );
}

function ControlChecks({ control, accounts }: { control: ControlRow; accounts: readonly string[] }) {
  const { data } = useQuery(checkCatalogue(accounts));
  const accountHref = useAccountHref();
  const own = chosenChecks(data?.rows.filter(({ id }) => control.checks.includes(id)) ?? [], { sort: "worst" });
  return (
    <ul>
      {own.map((check) => (
        <li
          key={check.id}
          className="relative grid grid-cols-[5.25rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 border-b py-2 last:border-0 hover:bg-hover sm:grid-cols-[5.25rem_minmax(0,1fr)_9rem]"
        >
          <SeverityLabel severity={check.severity} quiet={check.fail === 0} />
          <Link
            href={accountHref(`/findings?view=list&check=${encodeURIComponent(check.id)}`)}
            className="row-link min-w-0"
          >
            {check.title}
          </Link>
          <span className="col-start-2 sm:col-start-3">
            <CheckResults check={check} />
          </span>
        </li>
      ))}
    </ul>
  );
}
