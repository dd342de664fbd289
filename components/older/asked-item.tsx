"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "#lib/format.ts";
import type { EventQueryView } from "#lib/store/views.ts";
import { eventsHref } from "../activity/actor-link.ts";
import { ScanStateLabel } from "../scans/scan-marks.tsx";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { filtersOf } from "./beginnings.ts";
import { cancelling, isRunning } from "./queries.ts";
import { cameOf, daysIn, soughtIn } from "./question-words.ts";
import { StatementShown } from "./statement-shown.tsx";

/** One question: when, what, where, what came of it, and what can be done with it. */
export function AskedItem({ asked, onAgain }: { asked: EventQueryView; onAgain: (() => void) | undefined }) {
  const { account, question, outcome, place, state, statement, askedAt } = asked;
  const sought = soughtIn(question);
  const left = Object.entries(outcome.leftOut);
  return (
    <article aria-label={`Asked about ${daysIn(question)}`} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3">
        <ScanStateLabel state={state} />
        <span className="text-faint">
          <Time iso={askedAt} />
        </span>
        <UntrustedText wrap className="text-faint">
          {place}
        </UntrustedText>
      </div>
      <p>
        <span className="font-medium">{daysIn(question)}</span>
        {sought.length === 0 && ": everything"}
        {sought.map(([words, text], at) => (
          <span key={words}>
            {at === 0 ? ": " : ", "}
            {words}{" "}
            <UntrustedText wrap className="font-mono text-xs">
              {text}
            </UntrustedText>
          </span>
        ))}
      </p>
      {outcome.why !== null && (
        <p className="border-l-2 border-critical bg-critical-wash px-3 py-1.5">
          <UntrustedText wrap>{outcome.why}</UntrustedText>
        </p>
      )}
      {state === "running" && outcome.bytes === null && outcome.kept + outcome.known === 0 && (
        <p className="text-muted">It waits for its answer.</p>
      )}
      <p className="text-muted">{cameOf(asked).join(" ")}</p>
      {left.length > 0 && (
        <ul className="list-disc pl-5 text-muted">
          {left.map(([reason, count]) => (
            <li key={reason}>
              {formatCount(count)} left out: <UntrustedText wrap>{reason}</UntrustedText>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {isRunning(asked) ? (
          <CancelQuestion id={asked.id} />
        ) : (
          <>
            {outcome.kept + outcome.known > 0 && (
              <Link href={eventsHref(account, filtersOf(question))} className="text-accent hover:underline">
                Its events
              </Link>
            )}
            {onAgain && (
              <button type="button" onClick={onAgain} className="cursor-pointer text-accent hover:underline">
                Put into the form
              </button>
            )}
          </>
        )}
      </div>
      <StatementShown statement={statement} className="text-faint" />
    </article>
  );
}

function CancelQuestion({ id }: { id: string }) {
  const cancel = useMutation(cancelling(useQueryClient()));
  const isAsked = cancel.isPending || cancel.isSuccess;
  return (
    <>
      {cancel.error && <Problem why={cancel.error} />}
      <Button disabled={isAsked} onClick={() => cancel.mutate(id)}>
        {isAsked ? "Cancelling" : "Cancel"}
      </Button>
      <span className="text-faint">What it has read until then is paid for.</span>
    </>
  );
}
