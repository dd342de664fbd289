"use client";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { ReachLabel } from "./network-marks.tsx";
import type { SubnetRow } from "./network-row.ts";
import { StandingList } from "./standing-list.tsx";

/** One subnet: each route out of it with where it leads, and who stands in it. */
export function SubnetDrawer({ subnet, onClose }: { subnet: SubnetRow | undefined; onClose: () => void }) {
  return (
    <Drawer label="Subnet" of={subnet?.id ?? ""} onClose={onClose} head={subnet && <ReachLabel reach={subnet.reach} />}>
      {subnet ? (
        <>
          <header className="px-5 pt-4 pb-5 md:px-6">
            <p className="flex flex-wrap gap-x-3 text-sm text-muted">
              <span className="font-mono text-xs">{subnet.id}</span>
              <span>{subnet.zone ?? "zone not read"}</span>
              <span className="font-mono text-xs">{subnet.range ?? "range not read"}</span>
            </p>
            <h2 className="mt-1 font-serif text-xl">
              <UntrustedText wrap>{subnet.name}</UntrustedText>
            </h2>
          </header>
          <DrawerSection title="Routes out" aside={subnet.table && <code className="font-mono">{subnet.table}</code>}>
            <Routes subnet={subnet} />
          </DrawerSection>
          <DrawerSection title="Who stands in it" aside={subnet.userCount}>
            <StandingList all={subnet.users} count={subnet.userCount} />
          </DrawerSection>
        </>
      ) : (
        <EmptyState title="There is no such subnet">It is not in this VPC, or was not read.</EmptyState>
      )}
    </Drawer>
  );
}

function Routes({ subnet: { routes, unread } }: { subnet: SubnetRow }) {
  if (unread) return <p className="text-unknown">Where its routes lead is unknown: {unread}.</p>;
  if (routes.length === 0) return <p className="text-muted">None but to the VPC itself and other private addresses.</p>;
  return (
    <ul>
      {routes.map(({ destination, target, words, leads }) => (
        <li
          key={`${destination} ${target} ${words}`}
          className="grid gap-x-4 border-b py-2 last:border-0 sm:grid-cols-[10rem_minmax(0,1fr)_7rem]"
        >
          <code className="font-mono text-xs leading-5 text-muted [overflow-wrap:anywhere]">{destination}</code>
          <UntrustedText wrap>{words}</UntrustedText>
          {leads === "none" ? <span className="text-muted">Not the internet</span> : <ReachLabel reach={leads} />}
        </li>
      ))}
      <li className="pt-2 text-xs text-faint">Security groups and network ACLs may stop what a route would carry.</li>
    </ul>
  );
}
