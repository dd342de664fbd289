"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { formatBytes } from "#lib/format.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { Problem } from "../ui/problem.tsx";
import { BundleHeld } from "./bundle-held.tsx";
import { checking, importing } from "./bundle-mutations.ts";

/** Takes an evidence bundle, says what it holds and whose it is, and imports it when that is what was looked for. */
export function OpenBundle({ mostBytes, onDone }: { mostBytes: number; onDone: () => void }) {
  const [file, setFile] = useState<File>();
  const [isOver, setIsOver] = useState(false);
  const check = useMutation(checking());
  const take = useMutation(importing(useQueryClient()));
  const id = useId();
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    take.reset();
    check.reset();
    if (chosen.size <= mostBytes) check.mutate(chosen);
  };
  const isTooLong = file !== undefined && file.size > mostBytes;
  const held = check.data;
  return (
    <div className="flex flex-col gap-5 p-6">
      <h2 className="font-serif text-title">Open a bundle</h2>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          choose(event.dataTransfer.files[0]);
        }}
        className={cx(
          "flex cursor-pointer flex-col gap-2 rounded-md border border-dashed px-4 py-5",
          isOver ? "border-accent bg-hover" : "border-control bg-sunken",
        )}
      >
        <span className="font-semibold">An evidence bundle of Sagewarden, up to {formatBytes(mostBytes)}</span>
        <span className="text-muted">
          Choose the zip file or drop it here. It is checked as a whole before anything of it is kept.
        </span>
        <input
          id={id}
          type="file"
          accept=".zip,application/zip"
          onChange={(event) => choose(event.target.files?.[0])}
          disabled={check.isPending || take.isPending}
          className="text-muted file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-control file:bg-raised file:px-3 file:text-sm file:text-ink hover:file:bg-hover pointer-coarse:file:h-10"
        />
      </label>
      <div aria-live="polite" className="flex flex-col gap-4">
        {isTooLong && (
          <Problem
            why={`This file has ${formatBytes(file.size)}. Import it with sagewarden import on the command line.`}
          />
        )}
        {check.isPending && <p className="text-muted">It is checked…</p>}
        {check.error && <Problem why={check.error} />}
        {held && <BundleHeld held={held} />}
        {take.isPending && <p className="text-muted">It is imported…</p>}
        {take.error && <Problem why={take.error} />}
        {take.data && <p>It is here as a read-only account.</p>}
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Close</Button>
        {take.data ? (
          <LinkButton variant="primary" href={`/?account=${take.data.account}`}>
            Look through it
          </LinkButton>
        ) : (
          <Button
            variant="primary"
            disabled={!file || !held || held.here === "read-here" || take.isPending}
            onClick={() => file && held && take.mutate({ file, manifest: held.manifest })}
          >
            Import it
          </Button>
        )}
      </div>
    </div>
  );
}
