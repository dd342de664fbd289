"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { plural } from "#lib/format.ts";
import type { AccountView } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { AccountChoice, everyAccount } from "./account-choice.tsx";
import { startScans } from "./mutations.ts";
import { ReachFields } from "./reach-fields.tsx";
import { reachForm, reachIn, type UsualReach } from "./reach-form.ts";

interface NewScanFormProps {
  accounts: readonly AccountView[];
  usual: UsualReach;
  onDone: () => void;
}

/** Which accounts, where to look and how far back; then the scans are queued. */
export function NewScanForm({ accounts, usual, onDone }: NewScanFormProps) {
  const [id, setId] = useState(accounts[0]?.id ?? "");
  const chosen = id === everyAccount ? accounts : accounts.filter((one) => one.id === id);
  return (
    <div className="flex flex-col gap-5 p-6">
      <h2 className="font-serif text-title">New scan</h2>
      {accounts.length > 1 && (
        <AccountChoice
          accounts={accounts}
          chosen={id}
          about={`${plural(accounts.length, "account")}, a few at a time`}
          onChoose={setId}
        />
      )}
      {chosen.length > 0 && <ScanForm key={id} accounts={chosen} usual={usual} onDone={onDone} />}
    </div>
  );
}

/** Where to look in the accounts, and how far back. */
export function ScanForm({
  accounts,
  usual,
  onDone,
}: Omit<NewScanFormProps, "onDone"> & Partial<Pick<NewScanFormProps, "onDone">>) {
  const own = accounts.length === 1 ? accounts[0]?.regions : undefined;
  const [form, setForm] = useState(() => reachForm(usual, own));
  const [problem, setProblem] = useState("");
  const start = useMutation(startScans(useQueryClient()));
  const router = useRouter();

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const reach = reachIn(form);
    if ("wrong" in reach) return setProblem(reach.wrong);
    setProblem("");
    const { regions, horizonDays, cap } = reach;
    start.mutate(
      accounts.map(({ id: account }) => ({
        account,
        ...(regions !== null && { regions }),
        ...(horizonDays !== null && { horizonDays }),
        ...(cap !== null && { cap }),
      })),
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
      <ReachFields form={form} own={own} onChange={(next) => setForm((before) => ({ ...before, ...next }))} />
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
