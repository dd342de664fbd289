"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { formatBytes } from "#lib/format.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { Problem } from "../ui/problem.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { fileHref, isShown } from "./file-href.ts";
import { bringing, removing } from "./mutations.ts";
import { ReportStanding } from "./report-marks.tsx";
import type { ReportRow } from "./views.ts";

/** One report: its file, what it tells of, where it was brought, and what went wrong. */
export function ReportDrawer({
  report,
  of,
  onClose,
}: {
  report: ReportRow | undefined;
  of: string;
  onClose: () => void;
}) {
  return (
    <Drawer label="Report" of={of} onClose={onClose} head={report && <ReportStanding report={report} />}>
      {report ? (
        <Shown report={report} onClose={onClose} />
      ) : (
        <EmptyState title="There is no such report">It was removed, or is older than is kept.</EmptyState>
      )}
    </Drawer>
  );
}

function Shown({ report, onClose }: { report: ReportRow; onClose: () => void }) {
  const { id, name, about, askedAt, madeAt, made, why, scans } = report;
  // Of the mutation and not of the click: the list may drop the report, and this with it, before the click has its answer.
  const remove = useMutation({ ...removing(useQueryClient(), "reports"), onSuccess: onClose });
  return (
    <>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <h2 className="font-serif text-xl text-balance">
          <UntrustedText wrap>{name}</UntrustedText>
        </h2>
        <p className="mt-1 text-muted">
          <UntrustedText wrap>{about}</UntrustedText>
        </p>
        <p className="mt-1 text-muted">
          Asked for <Time iso={askedAt} show="datetime" />
          {madeAt && (
            <>
              , made <Time iso={madeAt} show="datetime" />
            </>
          )}
        </p>
        {why && (
          <div className="mt-3">
            <Problem why={why} />
          </div>
        )}
        <div className="mt-4 flex flex-wrap gap-2">
          {made && (
            <a href={fileHref(id)} download={made.file} className={buttonClass("primary")}>
              Download
            </a>
          )}
          {made && isShown(made.mediaType) && (
            <a href={fileHref(id, { show: true })} target="_blank" rel="noreferrer" className={buttonClass()}>
              Open
            </a>
          )}
          <Button variant="quiet" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
            Remove
          </Button>
        </div>
        {remove.error && (
          <div className="mt-3">
            <Problem why={remove.error} />
          </div>
        )}
      </header>
      {made && (
        <DrawerSection title="The file" aside={formatBytes(made.size)}>
          <p className="break-all">{made.file}</p>
          <p className="mt-2 flex items-start gap-2 text-muted">
            <span className="min-w-0">
              SHA-256 <span className="font-mono text-xs break-all text-ink">{made.sha256}</span>
            </span>
            <CopyButton text={made.sha256} what="the SHA-256" />
          </p>
        </DrawerSection>
      )}
      {Object.keys(scans).length > 0 && (
        <DrawerSection title="Of these scans">
          <ul>
            {Object.entries(scans).map(([account, scan]) => (
              <li key={account} className="py-0.5">
                <Link
                  href={`/scans/${encodeURIComponent(scan)}?account=${encodeURIComponent(account)}`}
                  className="text-accent hover:underline"
                >
                  {account}
                </Link>
              </li>
            ))}
          </ul>
        </DrawerSection>
      )}
      {report.deliveries.length > 0 && (
        <DrawerSection title="Where it is brought">
          <ul>
            {report.deliveries.map((delivery) => (
              <Delivery key={delivery.destination} report={id} delivery={delivery} />
            ))}
          </ul>
        </DrawerSection>
      )}
    </>
  );
}

const words = { waiting: "on its way", delivered: "delivered", failed: "not delivered" } as const;

function Delivery({ report, delivery }: { report: string; delivery: ReportRow["deliveries"][number] }) {
  const bring = useMutation(bringing(useQueryClient()));
  const { destination, state, attempts, at, why } = delivery;
  return (
    <li className="flex flex-col gap-1 border-b py-2 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{destination}</span>
        <span className={state === "failed" ? "text-critical" : "text-muted"}>
          {words[state]}
          {attempts > 1 && `, tried ${attempts} times`}
        </span>
        {state !== "waiting" && <Time iso={at} show="datetime" />}
        {state === "waiting" && at !== "" && why !== null && (
          <span className="text-muted">
            next try <Time iso={at} show="datetime" />
          </span>
        )}
        {state === "failed" && (
          <Button
            className="ml-auto"
            disabled={bring.isPending}
            onClick={() => bring.mutate({ id: report, destination })}
            aria-label={`Bring it to ${destination} again`}
          >
            Try again
          </Button>
        )}
      </div>
      {why && <Problem why={why} />}
      {bring.error && <Problem why={bring.error} />}
    </li>
  );
}
