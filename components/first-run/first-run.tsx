"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { plural } from "#lib/format.ts";
import type { AccountView } from "#lib/store/views.ts";
import { checkPermissions } from "../accounts/mutations.ts";
import { PermissionReport } from "../accounts/permission-report.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { ScanForm } from "../scans/new-scan-form.tsx";
import { isUnderWay, latestScans } from "../scans/queries.ts";
import type { UsualReach } from "../scans/reach-form.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { EmptyState } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { firstRunParams, type Step, steps } from "./search-params.ts";

const titles: Record<Step, string> = {
  who: "Who asks",
  what: "What it may read",
  where: "Where to look",
};

/** From credentials to a first result in three screens: who asks, what that identity may read and what is missing, and where to look. */
export function FirstRun({
  account,
  reachedBy,
  who,
  usual,
}: {
  account: AccountView;
  /** In words. */
  reachedBy: string;
  /** Who AWS says that the credentials are, drawn by the server. */
  who: React.ReactNode;
  usual: UsualReach;
}) {
  const [{ step }, setState] = useQueryStates(firstRunParams, { history: "push" });
  const { data } = useQuery(latestScans(account.id));
  // Here, so that what was tried is still there after a look at another step.
  const check = useMutation(checkPermissions);
  const go = (step: Step) => void setState({ step });
  if (data?.rows.some(isUnderWay)) {
    return (
      <>
        <ScreenHeader title="Overview" />
        <EmptyState title="The account is being read">
          The strip above says how far it is. The grade, what can be abused now and what could not be read appear here
          as soon as it is done; nothing has to be loaded anew.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <ScreenHeader title="First scan" meta={<UntrustedText>{account.label}</UntrustedText>} />
      <div className="page-width flex w-full flex-col gap-8 px-4 pb-10 md:px-6">
        <Steps step={step} onStep={go} />
        {step === "who" && (
          <section aria-label={titles.who} className="flex max-w-[72ch] flex-col items-start gap-4">
            <dl className="w-full border-t [&>div]:grid [&>div]:gap-x-4 [&>div]:border-b [&>div]:py-2 sm:[&>div]:grid-cols-[9rem_minmax(0,1fr)] [&_dt]:text-faint">
              <div>
                <dt>Account</dt>
                <dd className="font-mono">{account.id}</dd>
              </div>
              <div>
                <dt>Reached by</dt>
                <dd>{reachedBy}</dd>
              </div>
              <div>
                <dt>Who asks</dt>
                <dd>{who}</dd>
              </div>
            </dl>
            <p className="text-muted">
              A scan reads configuration and the events of CloudTrail. It changes nothing, and reads no data of yours:
              the guard refuses every call that is not on its list.
            </p>
            <Button variant="primary" onClick={() => go("what")}>
              Next: {titles.what.toLowerCase()}
            </Button>
          </section>
        )}
        {step === "what" && (
          <section aria-label={titles.what} className="flex flex-col items-start gap-5" aria-busy={check.isPending}>
            <p className="max-w-[72ch] text-muted">
              Each permission that a scan needs is tried with a read that names nothing. It takes some seconds a region.
              What is missing is said now, and counts as unknown later: never as passed.
            </p>
            {check.error && <Problem why={check.error} />}
            {check.data && <PermissionReport report={check.data} />}
            <div className="flex flex-wrap gap-2">
              <Button
                variant={check.data ? "secondary" : "primary"}
                disabled={check.isPending}
                onClick={() => check.mutate(account.id)}
              >
                {check.isPending ? "Trying each of them" : check.data ? "Try again" : "Try the permissions"}
              </Button>
              <Button variant={check.data ? "primary" : "secondary"} onClick={() => go("where")}>
                {check.data ? `Next: ${titles.where.toLowerCase()}` : "Skip it"}
              </Button>
            </div>
          </section>
        )}
        {step === "where" && (
          <section aria-label={titles.where} className="max-w-xl">
            {check.data && (
              <p className="mb-5 text-muted">
                {plural(check.data.regions.length, "region is", "regions are")} enabled: {check.data.regions.join(", ")}
                .
              </p>
            )}
            <ScanForm accounts={[account]} usual={usual} />
          </section>
        )}
      </div>
    </>
  );
}

function Steps({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  return (
    <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-2 border-b">
      {steps.map((one, at) => (
        <li key={one}>
          <button
            type="button"
            aria-current={one === step ? "step" : undefined}
            onClick={() => onStep(one)}
            className="-mb-px flex min-h-10 items-baseline gap-2 border-b-2 border-transparent py-2 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
          >
            <span className="font-serif text-lg">{at + 1}</span>
            {titles[one]}
          </button>
        </li>
      ))}
    </ol>
  );
}
