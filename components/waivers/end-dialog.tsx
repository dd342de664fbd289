"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { plural } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { Problem } from "../ui/problem.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ending } from "./mutations.ts";
import type { WaiverDetail } from "./waiver-row.ts";
import { useYourName } from "./your-name.ts";

/** Ends a decision: says what that comes to, and asks who does it and why. */
export function EndDialog({ waiver, onClose }: { waiver: WaiverDetail; onClose: () => void }) {
  const [by, setBy] = useYourName();
  const [note, setNote] = useState("");
  const end = useMutation({ ...ending(useQueryClient()), onSuccess: onClose });
  return (
    <Modal label="End the waiver" onClose={onClose} width="w-[min(32rem,calc(100vw-2rem))]">
      <form
        className="flex flex-col gap-4 p-5 md:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate({ id: waiver.id, by, ...(note.trim() && { note }) });
        }}
      >
        <h2 className="font-serif text-title">End the waiver</h2>
        <p>
          {waiver.accepts > 0
            ? `${plural(waiver.accepts, "finding")} that it accepts count again at once, in earlier scores too.`
            : "It accepts nothing that fails now."}{" "}
          It stays in the list and in the audit trail.
        </p>
        <TextField label="Your name" required maxLength={200} autoComplete="name" value={by} onChange={setBy} />
        <TextField label="Why" hint="if it is to be said" maxLength={2000} value={note} onChange={setNote} />
        {end.error && <Problem why={end.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={end.isPending}>
            End it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
