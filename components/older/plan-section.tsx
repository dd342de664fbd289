"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatBytes, formatDollars } from "#lib/format.ts";
import type { EventQueryView, QuestionView } from "#lib/store/views.ts";
import { ApiProblem } from "../api/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { Problem } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { PartialNotice } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { asking, isRunning, type PlanAnswer, questionPlan } from "./queries.ts";
import { isSameQuestion } from "./question-form.ts";
import { askingWords, readsWords } from "./question-words.ts";
import { StatementShown } from "./statement-shown.tsx";

const listing = "The logs that it would read are listed. This may take a minute.";

/** What a question will read and cost, before anything of it is paid for; only then can it be asked. */
export function PlanSection({
  account,
  question,
  asked,
  onAsked,
  onLeave,
}: {
  account: string;
  question: QuestionView;
  /** What was asked of the account, the latest first. */
  asked: readonly EventQueryView[];
  onAsked: () => void;
  onLeave: () => void;
}) {
  const plan = useQuery(questionPlan(account, question));
  const told = plan.data ? readsWords(plan.data) : plan.isFetching ? listing : "";
  return (
    <DrawerSection title="What it reads">
      <p role="status" className="sr-only">
        {told}
      </p>
      {plan.data ? (
        <Plan {...{ plan: plan.data, account, question, asked, onAsked, onLeave }} />
      ) : plan.error ? (
        <div className="flex flex-col items-start gap-3">
          <Problem why={plan.error} />
          {plan.error instanceof ApiProblem && plan.error.status === 400 ? null : (
            <Button onClick={() => void plan.refetch()}>Try again</Button>
          )}
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <p aria-hidden="true" className="text-muted">
            {listing}
          </p>
          <Skeleton className="h-6 w-2/5" />
          <Skeleton className="h-4 w-4/5" />
          <Button onClick={onLeave} className="self-start">
            Stop
          </Button>
        </div>
      )}
    </DrawerSection>
  );
}

function Plan({
  plan,
  account,
  question,
  asked,
  onAsked,
  onLeave,
}: { plan: PlanAnswer } & React.ComponentProps<typeof PlanSection>) {
  const ask = useMutation(asking(useQueryClient()));
  const { reads, notes, problem, statement } = plan;
  const isBusy = asked.some(isRunning);
  const before = asked.find((one) => one.state === "completed" && isSameQuestion(one.question, question));
  const submit = () =>
    ask.mutate(
      { account, question },
      {
        onSuccess: () => {
          onAsked();
          onLeave();
        },
      },
    );
  return (
    <div className="flex flex-col gap-3">
      {reads.bytes === null ? (
        <PartialNotice title="Nobody can tell before how much it reads" isStacked>
          {reads.why && <UntrustedText wrap>{reads.why}</UntrustedText>}
        </PartialNotice>
      ) : (
        <p className="text-base">
          <span className="font-serif text-xl">
            {reads.isEstimated && "about "}
            {formatBytes(reads.bytes)}
          </span>
          {reads.dollars !== null && `, ${formatDollars(reads.dollars)} by AWS’s list price of us-east-1`}
          {reads.isEstimated && <span className="text-muted">, worked out from a part of the days</span>}
        </p>
      )}
      {notes.length > 0 && (
        <ul className="list-disc pl-5 text-muted">
          {notes.map((note) => (
            <li key={note}>
              <UntrustedText wrap>{note}</UntrustedText>
            </li>
          ))}
        </ul>
      )}
      <StatementShown statement={statement} className="text-accent" />
      {before && problem === null && (
        <p className="text-muted">
          The same was answered on <Time iso={before.askedAt} show="datetime" />. To ask again is paid for again.
        </p>
      )}
      {problem !== null ? (
        <Problem why={problem} />
      ) : (
        <>
          {ask.error && <Problem why={ask.error} />}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button
              variant="primary"
              disabled={isBusy || ask.isPending}
              onClick={submit}
              className="h-auto min-h-8 whitespace-normal"
            >
              {ask.isPending ? "Asking" : askingWords(reads)}
            </Button>
            {isBusy && <span className="text-muted">One is asked at a time: wait for the other, or cancel it.</span>}
          </div>
        </>
      )}
    </div>
  );
}
