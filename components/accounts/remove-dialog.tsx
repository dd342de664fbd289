"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { Problem } from "../ui/problem.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { removal } from "./mutations.ts";
import { lossesOf, type Removable } from "./removable.ts";

/** Says what goes, asks for the account's id to be typed, and tells what came of it. */
export function RemoveDialog({ wanted, onClose }: { wanted: Removable; onClose: () => void }) {
  const remove = useMutation(removal(useQueryClient()));
  const label = wanted.region === undefined ? "Remove the account" : "Remove the region";
  return (
    <Modal label={label} onClose={onClose} width="w-[min(34rem,calc(100vw-2rem))]">
      <div className="flex flex-col gap-4 p-6">
        <h2 className="font-serif text-title">{remove.isSuccess ? "Removed" : label}</h2>
        {remove.isSuccess ? (
          <Removed wanted={wanted} onClose={onClose} />
        ) : (
          <Question wanted={wanted} remove={remove} onClose={onClose} />
        )}
      </div>
    </Modal>
  );
}

function Question({
  wanted,
  remove,
  onClose,
}: {
  wanted: Removable;
  remove: ReturnType<typeof useMutation<void, Error, { account: string; region?: string | undefined }>>;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState("");
  const router = useRouter();
  const id = useId();
  const { account, region } = wanted;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    remove.mutate(
      { account: account.id, region },
      {
        onSuccess: () => {
          // The address may name the account, which no screen knows any more, and the switcher shows what the layout knew.
          if (region === undefined) router.replace("/accounts");
          router.refresh();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p>
        {region !== undefined && (
          <>
            <span className="font-medium">{region}</span> of{" "}
          </>
        )}
        <UntrustedText wrap className="inline font-medium">
          {account.label}
        </UntrustedText>{" "}
        is taken out of Sagewarden for good. With it go:
      </p>
      <ul className="list-disc pl-5">
        {lossesOf(wanted).map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
      <p className="text-muted">
        Nothing in AWS is touched.{" "}
        {region === undefined
          ? "What was read can only come back by scanning the account again."
          : account.regions === "all"
            ? "The account is scanned in all its regions: the next scan reads this one again."
            : "Later scans leave the region out. Scores of past scans stay what they were."}
      </p>
      <label htmlFor={id} className="flex flex-col gap-1">
        <span>
          Type <code className="font-mono font-medium select-all">{account.id}</code> to go on
        </span>
        <input
          id={id}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="h-8 rounded-md border border-control bg-raised px-2 font-mono pointer-coarse:h-10"
        />
      </label>
      {remove.error && <Problem why={remove.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button type="submit" variant="danger" disabled={typed.trim() !== account.id || remove.isPending}>
          {remove.isPending ? "Removing" : "Remove for good"}
        </Button>
      </div>
    </form>
  );
}

function Removed({ wanted: { account, region }, onClose }: { wanted: Removable; onClose: () => void }) {
  return (
    <>
      <p role="status">
        {region === undefined
          ? `The account ${account.id} is gone from every screen. Its rows are deleted in the background.`
          : `What was read and found in ${region} is gone from the account ${account.id}.`}
      </p>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </>
  );
}
