"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatCount, plural } from "#lib/format.ts";
import type { AccountView } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { Problem } from "../ui/problem.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { capIn } from "./cap-text.ts";
import { startScans } from "./mutations.ts";
import { regionsIn } from "./region-list.ts";

type Where = "default" | "all" | "list";

/** How far back scans go unless they are told otherwise, and how many jobs of a kind they read. */
export interface UsualReach {
  /** All history, rather than so many days. */
  isAll: boolean;
  days: number;
  /** Of those days. */
  cap: number | "all";
}

interface NewScanFormProps {
  accounts: readonly AccountView[];
  usual: UsualReach;
  onDone: () => void;
}

/** Which accounts, where to look and how far back; then the scans are queued. */
export function NewScanForm({ accounts, usual, onDone }: NewScanFormProps) {
  const [id, setId] = useState(accounts[0]?.id ?? "");
  const chosen = id === all ? accounts : accounts.filter((one) => one.id === id);
  return (
    <div className="flex flex-col gap-5 p-6">
      <h2 className="font-serif text-title">New scan</h2>
      {accounts.length > 1 && (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-semibold">Account</legend>
          <div className="flex max-h-56 flex-col gap-2 overflow-y-auto">
            <Choice name="account" value={all} chosen={id} onChoose={setId} label="All of them">
              {plural(accounts.length, "account")}, a few at a time
            </Choice>
            {accounts.map((one) => (
              <Choice
                key={one.id}
                name="account"
                value={one.id}
                chosen={id}
                onChoose={setId}
                label={<UntrustedText wrap>{one.label}</UntrustedText>}
              >
                {one.id}
              </Choice>
            ))}
          </div>
        </fieldset>
      )}
      {chosen.length > 0 && <ScanForm key={id} accounts={chosen} usual={usual} onDone={onDone} />}
    </div>
  );
}

/** No account has this id. */
const all = "all";

/** Where to look in the accounts, and how far back. */
export function ScanForm({
  accounts,
  usual: { isAll, days, cap: most },
  onDone,
}: Omit<NewScanFormProps, "onDone"> & Partial<Pick<NewScanFormProps, "onDone">>) {
  const [where, setWhere] = useState<Where>("default");
  const only = accounts.length === 1 ? accounts[0]?.regions : undefined;
  const [list, setList] = useState(only === undefined || only === "all" ? "" : only.join(", "));
  const [horizon, setHorizon] = useState<"recent" | "all">(isAll ? "all" : "recent");
  const [cap, setCap] = useState(most === "all" ? most : formatCount(most));
  const [problem, setProblem] = useState("");
  const start = useMutation(startScans(useQueryClient()));
  const router = useRouter();
  const usual = only === undefined ? "each by itself" : only === "all" ? "every enabled region" : only.join(", ");

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const named = regionsIn(list);
    if (where === "list" && "wrong" in named) return setProblem(named.wrong);
    const asked = capIn(cap);
    if (horizon === "recent" && "wrong" in asked) return setProblem(asked.wrong);
    setProblem("");
    const regions = where === "all" ? "all" : where === "list" && "regions" in named ? named.regions : undefined;
    // All of them is without a cap.
    const far =
      horizon === "recent" && "cap" in asked ? { horizonDays: days, cap: asked.cap } : { horizonDays: "all" as const };
    start.mutate(
      accounts.map(({ id: account }) => ({ account, regions, ...far })),
      {
        onSuccess: () => {
          router.refresh();
          onDone?.();
        },
        onError: (error) => setProblem(error.message),
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">Regions</legend>
        <Choice
          name="where"
          value="default"
          chosen={where}
          onChoose={setWhere}
          label={only ? "The account’s own" : "The accounts’ own"}
        >
          {usual}
        </Choice>
        {only !== "all" && (
          <Choice name="where" value="all" chosen={where} onChoose={setWhere} label="All regions">
            that are enabled
          </Choice>
        )}
        <Choice name="where" value="list" chosen={where} onChoose={setWhere} label="Only these" />
        {where === "list" && (
          <input
            aria-label="Regions, separated by commas"
            value={list}
            onChange={(event) => setList(event.target.value)}
            placeholder="us-east-1, eu-west-1"
            spellCheck={false}
            className="ml-6 h-8 rounded-md border border-control bg-raised px-2 font-mono text-xs pointer-coarse:h-10"
          />
        )}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">Finished jobs</legend>
        <Choice
          name="horizon"
          value="recent"
          chosen={horizon}
          onChoose={setHorizon}
          label={`Of the last ${plural(days, "day")}`}
        />
        {horizon === "recent" && (
          <label className="ml-6 flex flex-wrap items-center gap-2 text-muted">
            at most
            <input
              aria-label="Most jobs of a kind in a region"
              value={cap}
              onChange={(event) => setCap(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              className="h-8 w-24 rounded-md border border-control bg-raised px-2 text-right text-ink pointer-coarse:h-10"
            />
            of a kind in a region, or “all”
          </label>
        )}
        <Choice name="horizon" value="all" chosen={horizon} onChoose={setHorizon} label="All of them">
          slow the first time; later scans read only new ones
        </Choice>
      </fieldset>
      <p className="text-muted">
        A scan only reads configuration. It keeps to half of AWS’s request quotas, and changes nothing.
      </p>
      {problem && <Problem why={problem} />}
      <div className="flex justify-end gap-2">
        {onDone && <Button onClick={onDone}>Close</Button>}
        <Button type="submit" variant="primary" disabled={start.isPending}>
          {start.isPending ? "Starting" : accounts.length > 1 ? "Start the scans" : "Start the scan"}
        </Button>
      </div>
    </form>
  );
}
