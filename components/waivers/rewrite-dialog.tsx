"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { Problem } from "../ui/problem.tsx";
import { rewriting } from "./mutations.ts";
import { WaiverFields, type WaiverForm } from "./waiver-fields.tsx";
import type { WaiverDetail } from "./waiver-row.ts";
import { useYourName } from "./your-name.ts";

/** Gives a decision other terms; what it is about stays. */
export function RewriteDialog({ waiver, onClose }: { waiver: WaiverDetail; onClose: () => void }) {
  const [name, setName] = useYourName();
  const { id, scope, reason, owner, ticket, until } = waiver;
  const [form, setForm] = useState<WaiverForm>({ reason, owner, ticket: ticket ?? "", until, by: name });
  const rewrite = useMutation({ ...rewriting(useQueryClient()), onSuccess: onClose });
  return (
    <Modal label="Change the waiver" onClose={onClose} width="w-[min(42rem,calc(100vw-2rem))]">
      <form
        className="flex flex-col gap-5 p-5 md:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          const { ticket, ...terms } = form;
          rewrite.mutate({ id, scope, ...terms, ...(ticket.trim() && { ticket }) });
        }}
      >
        <h2 className="font-serif text-title">Change the waiver</h2>
        <WaiverFields
          form={form}
          onChange={(change) => {
            setForm({ ...form, ...change });
            if (change.by !== undefined) setName(change.by);
          }}
        />
        {rewrite.error && <Problem why={rewrite.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={rewrite.isPending}>
            Change
          </Button>
        </div>
      </form>
    </Modal>
  );
}
