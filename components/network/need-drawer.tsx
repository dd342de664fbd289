"use client";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { NeedLabel, serviceWord } from "./network-marks.tsx";
import type { NeedCell, VpcRow } from "./network-row.ts";
import { StandingList } from "./standing-list.tsx";

const meanings: Record<NeedCell["state"], string> = {
  served: "All who need it get to it over an endpoint of the VPC.",
  internet: "No endpoint serves all who need it. A way to the internet carries their calls instead.",
  closed: "There is an endpoint, and not all who need it get through.",
  missing: "There is no endpoint, and no other way for all who need it.",
  unknown: "Whether all who need it get to it hangs on something that was not read.",
};

/** One cell of the matrix: what was seen of the endpoint, what is missing, and who needs it. */
export function NeedDrawer({
  vpc,
  cell,
  onClose,
}: {
  vpc: Pick<VpcRow, "arn" | "name" | "unseen"> | undefined;
  cell: NeedCell | undefined;
  onClose: () => void;
}) {
  return (
    <Drawer
      label="Service"
      of={`${vpc?.arn} ${cell?.service}`}
      onClose={onClose}
      head={cell && <NeedLabel state={cell.state} />}
    >
      {vpc && cell ? (
        <>
          <header className="px-5 pt-4 pb-5 md:px-6">
            <UntrustedText className="text-sm text-muted">{vpc.name}</UntrustedText>
            <h2 className="mt-1 font-serif text-xl text-balance">{serviceWord(cell.service)}</h2>
            <p className="mt-2 max-w-[60ch]">{meanings[cell.state]}</p>
          </header>
          <DrawerSection title="What was seen">
            <p className="max-w-[70ch]">
              <UntrustedText wrap>{cell.words}</UntrustedText>
            </p>
            <Missing title="Not in these route tables" ids={cell.state === "served" ? [] : cell.missingTables} />
            <Missing title="No interface in the zone of" ids={cell.missingSubnets} />
          </DrawerSection>
          <DrawerSection title="Who needs it" aside={cell.byCount}>
            <StandingList all={cell.by} count={cell.byCount} />
            {vpc.unseen.length > 0 && (
              <p className="mt-3 text-unknown">
                There may be more: <UntrustedText wrap>{vpc.unseen.join("; ")}</UntrustedText> could not be told.
              </p>
            )}
          </DrawerSection>
        </>
      ) : (
        <EmptyState title="Nobody needs it">
          Nothing of SageMaker that was read in this VPC needs this service.
        </EmptyState>
      )}
    </Drawer>
  );
}

function Missing({ title, ids }: { title: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p className="mt-2 text-muted">
      {title}: <span className="font-mono text-xs text-ink [overflow-wrap:anywhere]">{ids.join(", ")}</span>
    </p>
  );
}
