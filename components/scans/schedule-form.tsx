"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ScanSchedule } from "#lib/store/scan-schedule-views.ts";
import { TimesFields } from "../times/times-fields.tsx";
import { cronTimesOf, type TimesForm, timesFormOf } from "../times/times-form.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { AccountChoice, everyAccount } from "./account-choice.tsx";
import { ReachFields } from "./reach-fields.tsx";
import { orAsUsual, type ReachForm, reachForm, reachIn, type UsualReach } from "./reach-form.ts";
import { schedulingScans } from "./schedule-queries.ts";

interface ScheduleFormProps {
  /** The one that is changed; undefined of a new one. */
  schedule: ScanSchedule | undefined;
  /** Those that may be scanned. */
  accounts: readonly { id: string; label: string }[];
  usual: UsualReach;
  onDone: () => void;
}

/** Which accounts are scanned when, where and how far back. */
export function ScheduleForm({ schedule, accounts, usual, onDone }: ScheduleFormProps) {
  const [account, setAccount] = useState(schedule?.account ?? everyAccount);
  const [times, setTimes] = useState<TimesForm>(() =>
    timesFormOf(schedule ?? { cron: "0 2 * * *", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  );
  const [reach, setReach] = useState<ReachForm>(() => reachForm(usual, undefined, schedule));
  const [problem, setProblem] = useState("");
  const save = useMutation(schedulingScans(useQueryClient(), schedule?.id));
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const wanted = reachIn(reach);
    if ("wrong" in wanted) return setProblem(wanted.wrong);
    setProblem("");
    save.mutate(
      {
        account: account === everyAccount ? null : account,
        ...orAsUsual(wanted, usual),
        ...cronTimesOf(times),
      },
      { onSuccess: onDone, onError: (error) => setProblem(error.message) },
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5 p-6">
      <h2 className="font-serif text-title">{schedule ? "Change the schedule" : "Schedule scans"}</h2>
      <AccountChoice
        accounts={accounts}
        chosen={account}
        about="that there are when the time comes"
        onChoose={setAccount}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">When</legend>
        <TimesFields form={times} onChange={(next) => setTimes((before) => ({ ...before, ...next }))} />
      </fieldset>
      <ReachFields form={reach} own={undefined} onChange={(next) => setReach((before) => ({ ...before, ...next }))} />
      <p className="text-muted">
        A time that passes while Sagewarden is down is made up for once. An account that is being scanned then is passed
        over.
      </p>
      {problem && <Problem why={problem} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Close</Button>
        <Button type="submit" variant="primary" disabled={save.isPending}>
          {schedule ? "Save" : "Schedule it"}
        </Button>
      </div>
    </form>
  );
}
