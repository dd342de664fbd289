"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { plural } from "#lib/format.ts";
import { ApiProblem } from "../api/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { findingsHref } from "./findings-href.ts";
import { waiverDetail } from "./queries.ts";
import { RewriteDialog } from "./rewrite-dialog.tsx";
import { scopeLines, scopeTitle } from "./scope-words.ts";
import type { WaiverDetail } from "./waiver-row.ts";
import { WaiverStanding } from "./waiver-standing.tsx";
import { WaiverTrail } from "./waiver-trail.tsx";

const bars = ["w-32", "h-6 w-4/5", "w-3/5", "mt-6 h-24 w-full"];

/** One decision: its terms, what it accepts, and all that ever became of it. */
export function WaiverDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(waiverDetail(id));
  const waiver = error instanceof ApiProblem && error.status === 404 ? undefined : data;
  return (
    <Drawer label="Waiver" of={id} onClose={onClose} head={waiver && <WaiverStanding waiver={waiver} />}>
      {waiver ? <Shown waiver={waiver} /> : <DrawerAwaited error={error} retry={refetch} bars={bars} />}
    </Drawer>
  );
}

function Shown({ waiver }: { waiver: WaiverDetail }) {
  const { scope, reason, owner, ticket, accepts, source, endedAt, trail, title } = waiver;
  const [asked, setAsked] = useState<"change" | "end" | null>(null);
  const isOurs = source === "dashboard" && endedAt === null;
  return (
    <>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <h2 className="font-serif text-xl text-balance">
          <UntrustedText wrap>{scopeTitle(scope, title)}</UntrustedText>
        </h2>
        <p className="mt-2 max-w-[70ch] text-base whitespace-pre-wrap">
          <UntrustedText wrap>{reason}</UntrustedText>
        </p>
        <p className="mt-2 text-muted">
          <UntrustedText wrap>{owner}</UntrustedText> answers for it
          {ticket && (
            <>
              , <UntrustedText wrap>{ticket}</UntrustedText>
            </>
          )}
          .
        </p>
        <div className="mt-4 flex flex-wrap items-center gap-2">
          {isOurs && <Button onClick={() => setAsked("change")}>Change …</Button>}
          {isOurs && <Button onClick={() => setAsked("end")}>End …</Button>}
          {source === "file" && (
            <p className="text-muted">It stands in the file of waivers: whoever changes it there changes it here.</p>
          )}
        </div>
      </header>
      <DrawerSection
        title="What it accepts"
        aside={
          accepts > 0 ? (
            <Link href={findingsHref(scope)} className="text-accent hover:underline">
              {plural(accepts, "finding that fails", "findings that fail")} now
            </Link>
          ) : (
            "nothing that fails now"
          )
        }
      >
        <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1 [&_dt]:text-muted">
          {scopeLines(scope).map(([what, words]) => (
            <div key={what} className="contents">
              <dt>{what}</dt>
              <dd className="min-w-0">
                <UntrustedText wrap>{words}</UntrustedText>
              </dd>
            </div>
          ))}
        </dl>
      </DrawerSection>
      <DrawerSection title="Audit trail" aside="only ever added to">
        <WaiverTrail trail={trail} />
      </DrawerSection>
      {asked === "change" && <RewriteDialog waiver={waiver} onClose={() => setAsked(null)} />}
      {asked === "end" && <EndDialog waiver={waiver} onClose={() => setAsked(null)} />}
    </>
  );
}
