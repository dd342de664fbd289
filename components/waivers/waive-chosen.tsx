"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { FailedState } from "../ui/states.tsx";
import { chosenFindings } from "./queries.ts";
import { WaiveDialog } from "./waive-dialog.tsx";

/** Accepts the findings that somebody chose in a list. */
export function WaiveChosen({
  ids,
  accounts,
  onClose,
}: {
  ids: readonly string[];
  accounts: readonly string[];
  onClose: (made: number) => void;
}) {
  const { data, error, refetch } = useQuery(chosenFindings(ids, accounts));
  const open = data?.rows.filter(({ waiver }) => waiver === null);
  if (open && open.length > 0) return <WaiveDialog findings={open} onClose={onClose} />;
  return (
    <Modal label="Waive" onClose={() => onClose(0)}>
      <div className="p-6">
        {error && (
          <FailedState action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</FailedState>
        )}
        {!data && !error && <p className="text-muted">Looking up what was chosen …</p>}
        {open && <p>All that was chosen is waived already.</p>}
      </div>
    </Modal>
  );
}
