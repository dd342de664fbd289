"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { plural } from "#lib/format.ts";
import type { DestinationView } from "../settings/settings-view.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { pausing, removing } from "./mutations.ts";
import type { ScheduleRow } from "./views.ts";
import { whenWords } from "./when-words.ts";

/** Reports that are made again and again: what, when, where to. */
export function ScheduleList({
  rows,
  destinations,
}: {
  rows: readonly ScheduleRow[];
  destinations: readonly DestinationView[];
}) {
  return (
    <section aria-labelledby="schedules">
      <h2 id="schedules" className="ledger-rule pb-1.5 text-base font-semibold">
        Schedules
      </h2>
      {rows.length === 0 ? (
        <p className="max-w-[72ch] py-3 text-muted">
          None yet. A schedule makes a report after each full scan or at certain times, keeps it below, and brings it to
          a folder, a bucket or a webhook.
        </p>
      ) : (
        <ul>
          {rows.map((row) => (
            <Schedule key={row.id} row={row} destinations={destinations} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Schedule({ row, destinations }: { row: ScheduleRow; destinations: readonly DestinationView[] }) {
  const queries = useQueryClient();
  const pause = useMutation(pausing(queries));
  const remove = useMutation(removing(queries, "report-schedules"));
  const { id, name, about, cadence, paused, nextAt } = row;
  const gone = row.destinations.filter((one) => !destinations.some((known) => known.name === one));
  const problem = pause.error ?? remove.error;
  return (
    <li className="grid items-start gap-x-6 gap-y-1 border-b py-3 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <UntrustedText wrap className="font-medium">
          {name}
        </UntrustedText>
        <p className="text-muted">
          <UntrustedText wrap>{about}</UntrustedText>
        </p>
      </div>
      <div className="min-w-0">
        <p className="flex items-center gap-1.5">
          <CalendarClock className="size-4 shrink-0 text-faint" aria-hidden="true" />
          {whenWords(cadence)}
        </p>
        <p className="text-muted">
          {paused ? (
            <span className="font-medium text-ink">Paused</span>
          ) : nextAt === null ? (
            "next when a scan has ended"
          ) : (
            <>
              next <Time iso={nextAt} show="datetime" />
            </>
          )}
          {" · "}
          {row.destinations.length === 0 ? "kept here" : `to ${row.destinations.join(", ")}`}
        </p>
        {gone.length > 0 && (
          <p className="text-critical">
            {plural(gone.length, "destination")} no longer in the settings: {gone.join(", ")}
          </p>
        )}
      </div>
      <div className="flex gap-2">
        <Button
          aria-label={`${paused ? "Resume" : "Pause"} ${name}`}
          disabled={pause.isPending}
          onClick={() => pause.mutate({ id, paused: !paused })}
        >
          {paused ? "Resume" : "Pause"}
        </Button>
        <Button
          variant="quiet"
          aria-label={`Remove the schedule ${name}`}
          disabled={remove.isPending}
          onClick={() => remove.mutate(id)}
        >
          Remove
        </Button>
      </div>
      {problem && (
        <div className="md:col-span-3">
          <Problem why={problem} />
        </div>
      )}
    </li>
  );
}
