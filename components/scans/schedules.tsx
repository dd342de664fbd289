"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ScanSchedule } from "#lib/store/scan-schedule-views.ts";
import { useAccounts } from "../layout/accounts.tsx";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import type { UsualReach } from "./reach-form.ts";
import { ScheduleForm } from "./schedule-form.tsx";
import { ScheduleList } from "./schedule-list.tsx";
import { scanSchedules } from "./schedule-queries.ts";

/** Opens the dialog in which scans are scheduled. */
export function NewSchedule({ usual }: { usual: UsualReach }) {
  const [isOpen, setOpen] = useState(false);
  const hasOwn = useAccounts().all.some(({ isImported }) => !isImported);
  return (
    <>
      <Button
        disabled={!hasOwn}
        title={hasOwn ? undefined : "What was imported from a bundle is not scanned here"}
        onClick={() => setOpen(true)}
      >
        Schedule scans
      </Button>
      {isOpen && <ScheduleDialog schedule={undefined} usual={usual} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The schedules there are, of whichever accounts; nothing where there is none. */
export function Schedules({ usual }: { usual: UsualReach }) {
  const { data } = useQuery(scanSchedules());
  const { all } = useAccounts();
  const [edited, setEdited] = useState<ScanSchedule>();
  const rows = data?.rows ?? [];
  const nameOf = (id: string) => all.find((one) => one.id === id)?.label ?? id;
  return (
    <>
      {rows.length > 0 && <ScheduleList rows={rows} nameOf={nameOf} onEdit={setEdited} />}
      {edited && <ScheduleDialog schedule={edited} usual={usual} onClose={() => setEdited(undefined)} />}
    </>
  );
}

function ScheduleDialog({
  schedule,
  usual,
  onClose,
}: {
  schedule: ScanSchedule | undefined;
  usual: UsualReach;
  onClose: () => void;
}) {
  const own = useAccounts().all.filter(({ isImported }) => !isImported);
  return (
    <Modal
      label={schedule ? "Change the schedule" : "Schedule scans"}
      onClose={onClose}
      width="w-[min(34rem,calc(100vw-2rem))]"
    >
      <ScheduleForm schedule={schedule} accounts={own} usual={usual} onDone={onClose} />
    </Modal>
  );
}
