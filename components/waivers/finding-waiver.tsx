"use client";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useEffectEvent, useState } from "react";
import { formatDate } from "#lib/format.ts";
import { dayOf, warnDays } from "#lib/waivers/days.ts";
import type { FindingAnswer } from "../findings/queries.ts";
import { Button } from "../ui/button.tsx";
import { isForScreen } from "../ui/row-keys.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";

const WaiveDialog = dynamic(() => import("./waive-dialog.tsx").then((module) => module.WaiveDialog), { ssr: false });

/** In the drawer of a finding that fails: that somebody accepted it, or how to. `w` opens the form. */
export function FindingWaiver({ finding }: { finding: FindingAnswer }) {
  const { waiver, status } = finding;
  const [isAsked, setAsked] = useState(false);
  const [said, setSaid] = useState("");
  const canWaive = status === "fail" && !waiver;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "w" || !canWaive || isAsked || !isForScreen(event)) return;
    event.preventDefault();
    setAsked(true);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <span role="status" className="sr-only">
        {said}
      </span>
      {status === "fail" && waiver && <Waived waiver={waiver} />}
      {canWaive && (
        <div className="px-5 pb-4 md:px-6">
          <Button onClick={() => setAsked(true)} title="w">
            Waive …
          </Button>
        </div>
      )}
      {isAsked && (
        <WaiveDialog
          findings={[finding]}
          onClose={(made) => {
            setAsked(false);
            if (made > 0) setSaid("Waived.");
          }}
        />
      )}
    </>
  );
}

function Waived({ waiver }: { waiver: NonNullable<FindingAnswer["waiver"]> }) {
  const { id, reason, owner, ticket, until } = waiver;
  const endsSoon = until <= dayOf(new Date(), warnDays);
  return (
    <section aria-label="Waived" className="mx-5 mb-4 border-l-2 border-accent bg-sunken px-3 py-2 md:mx-6">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className={endsSoon ? "font-semibold text-high" : "font-semibold"}>
          Waived until {formatDate(until)}
        </strong>
        <span className="text-muted">
          <UntrustedText wrap>{owner}</UntrustedText> answers for it
          {ticket && (
            <>
              , <UntrustedText wrap>{ticket}</UntrustedText>
            </>
          )}
        </span>
        <Link href={`/waivers?waiver=${encodeURIComponent(id)}`} className="ml-auto text-accent hover:underline">
          The waiver
        </Link>
      </p>
      <p className="mt-1 max-w-[70ch] whitespace-pre-wrap">
        <UntrustedText wrap>{reason}</UntrustedText>
      </p>
    </section>
  );
}
