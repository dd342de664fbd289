"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { plural } from "#lib/format.ts";
import { dayOf, usualDays } from "#lib/waivers/days.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { Problem } from "../ui/problem.tsx";
import { waiving } from "./mutations.ts";
import { ReachFields } from "./reach-fields.tsx";
import { firstReach, scopeOf, scopesOf, type Waivable } from "./scopes.ts";
import { WaiverFields, type WaiverForm } from "./waiver-fields.tsx";
import { WaiverPreviewed } from "./waiver-previewed.tsx";
import { useYourName } from "./your-name.ts";

/** Accepts one finding, or several together, until a day; what that comes to is shown before. */
export function WaiveDialog({
  findings,
  onClose,
}: {
  findings: readonly Waivable[];
  /** With how many waivers were made; none when it was left. */
  onClose: (made: number) => void;
}) {
  const [first, ...others] = findings;
  const [name, setName] = useYourName();
  const [form, setForm] = useState<WaiverForm>(() => ({
    ...{ reason: "", owner: name, ticket: "", by: name },
    until: dayOf(new Date(), usualDays),
  }));
  const [reach, setReach] = useState(() => (first ? firstReach(first) : undefined));
  const waive = useMutation({ ...waiving(useQueryClient()), onSuccess: (made) => onClose(made.length) });
  const single = others.length === 0 && first && reach ? [scopeOf(first, reach)] : scopesOf(findings);
  const scopes = single.filter((one) => one !== undefined);
  return (
    <Modal label="Waive" onClose={() => onClose(0)} width="w-[min(46rem,calc(100vw-2rem))]">
      <form
        className="flex flex-col gap-5 p-5 md:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          const { ticket, ...terms } = form;
          waive.mutate(scopes.map((scope) => ({ ...terms, scope, ...(ticket.trim() && { ticket }) })));
        }}
      >
        <header>
          <h2 className="font-serif text-title">
            {others.length > 0 ? `Waive ${plural(findings.length, "finding")}` : "Waive"}
          </h2>
          <p className="mt-1 text-muted">
            {others.length > 0
              ? scopes.length > 1 && `One waiver for each of ${plural(scopes.length, "check")}, with the same terms.`
              : first?.title}
          </p>
        </header>
        {others.length === 0 && first && reach && (
          <ReachFields finding={first} form={reach} onChange={(change) => setReach({ ...reach, ...change })} />
        )}
        <WaiverFields
          form={form}
          onChange={(change) => {
            setForm({ ...form, ...change });
            if (change.by !== undefined) setName(change.by);
          }}
        />
        <WaiverPreviewed scopes={scopes} />
        {waive.error && <Problem why={waive.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onClose(0)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={waive.isPending || scopes.length === 0}>
            {waive.isPending ? "Waiving …" : "Waive"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
