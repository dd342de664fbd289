"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { ScanSchedule, ScheduledScan } from "#lib/store/scan-schedule-views.ts";
import type { NameOf } from "../layout/accounts.tsx";
import { NextTime } from "../times/next-time.tsx";
import { timesWords } from "../times/times-words.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { Problem } from "../ui/problem.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { removingSchedule, schedulingScans } from "./schedule-queries.ts";
import { lastWords, reachWords } from "./schedule-words.ts";

interface Shown {
  nameOf: NameOf;
  onEdit: (schedule: ScanSchedule) => void;
}

/** Scans that are started again and again: of what, when next, and how the last time went. */
export function ScheduleList({ rows, ...shown }: Shown & { rows: readonly ScanSchedule[] }) {
  return (
    <section aria-labelledby="scan-schedules" className="page-width w-full px-4 pt-2 pb-4 md:px-6">
      <h2 id="scan-schedules" className="ledger-rule pb-1.5 text-base font-semibold">
        Schedules
      </h2>
      <ul>
        {rows.map((row) => (
          <Schedule key={row.id} row={row} {...shown} />
        ))}
      </ul>
    </section>
  );
}

function Schedule({ row, nameOf, onEdit }: Shown & { row: ScanSchedule }) {
  const pause = useMutation(schedulingScans(useQueryClient(), row.id));
  const [isRemoving, setRemoving] = useState(false);
  const { account, paused, nextAt, timeZone, last } = row;
  const name = account === null ? "every account" : nameOf(account);
  const when = timesWords(row);
  const whose = `the schedule of ${name}, ${when}`;
  return (
    <li className="grid items-start gap-x-6 gap-y-1 border-b py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_auto]">
      <div className="min-w-0">
        <UntrustedText wrap className="font-medium">
          {account === null ? "Every account" : name}
        </UntrustedText>
        <p className="text-muted">{reachWords(row)}</p>
      </div>
      <div className="min-w-0">
        <p className="flex items-center gap-1.5">
          <CalendarClock className="size-4 shrink-0 text-faint" aria-hidden="true" />
          {when}
        </p>
        <p className="text-muted">
          {nextAt === null ? (
            <span className="font-medium text-ink">Paused</span>
          ) : (
            <>
              next <NextTime iso={nextAt} timeZone={timeZone} />
            </>
          )}
        </p>
        <Last last={last} nameOf={nameOf} />
      </div>
      <div className="flex gap-2">
        <Button
          aria-label={`${paused ? "Resume" : "Pause"} ${whose}`}
          disabled={pause.isPending}
          onClick={() => pause.mutate({ paused: !paused })}
        >
          {paused ? "Resume" : "Pause"}
        </Button>
        <Button aria-label={`Edit ${whose}`} onClick={() => onEdit(row)}>
          Edit
        </Button>
        <Button variant="quiet" aria-label={`Remove ${whose}`} onClick={() => setRemoving(true)}>
          Remove
        </Button>
      </div>
      {pause.error && (
        <div className="md:col-span-3">
          <Problem why={pause.error} />
        </div>
      )}
      {isRemoving && <RemoveSchedule id={row.id} name={name} when={when} onClose={() => setRemoving(false)} />}
    </li>
  );
}

/** So many reasons are told. */
const mostWhy = 5;

/** How the last time went, and what went wrong. */
function Last({ last, nameOf }: { last: readonly ScheduledScan[]; nameOf: NameOf }) {
  const [first] = last;
  if (!first) return null;
  const wrong = last.filter(({ why }) => why !== null);
  return (
    <>
      <p className="text-muted">
        last <Time iso={first.dueAt} show="datetime" />:{" "}
        {last.length === 1 && first.state !== null ? (
          <ScanLink scan={first}>{lastWords(last)}</ScanLink>
        ) : (
          lastWords(last)
        )}
      </p>
      {wrong.slice(0, mostWhy).map((one) => (
        <p key={one.account} className="text-critical">
          {last.length > 1 && (
            <>
              <UntrustedText className="inline">{nameOf(one.account)}</UntrustedText>:{" "}
            </>
          )}
          {one.state === null ? one.why : <ScanLink scan={one}>{one.why}</ScanLink>}
        </p>
      ))}
      {wrong.length > mostWhy && <p className="text-critical">and {wrong.length - mostWhy} more</p>}
    </>
  );
}

function ScanLink({ scan: { scan, account }, children }: { scan: ScheduledScan; children: React.ReactNode }) {
  return (
    <Link
      href={`/scans/${encodeURIComponent(scan ?? "")}?account=${encodeURIComponent(account)}`}
      className="text-accent hover:underline"
    >
      {children}
    </Link>
  );
}

function RemoveSchedule({ id, name, when, onClose }: { id: string; name: string; when: string; onClose: () => void }) {
  const remove = useMutation(removingSchedule(useQueryClient()));
  return (
    <Modal label="Remove the schedule" onClose={onClose} width="w-[min(30rem,calc(100vw-2rem))]">
      <div className="flex flex-col gap-4 p-6">
        <h2 className="font-serif text-title">Remove the schedule</h2>
        <p>
          {when}:{" "}
          <UntrustedText wrap className="inline font-medium">
            {name}
          </UntrustedText>{" "}
          is not scanned at these times any more. The scans that were started stay.
        </p>
        {remove.error && <Problem why={remove.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate(id, { onSuccess: onClose })}
          >
            Remove it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
