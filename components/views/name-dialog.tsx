"use client";
import { useId, useState } from "react";
import { longestViewName, type SavedView } from "#lib/filters/saved-view.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { isTaken } from "./standing.ts";

/** Asks what a view is called: a new one, or one that gets another name. */
export function NameDialog({
  label,
  views,
  renamed,
  onName,
  onClose,
}: {
  label: string;
  views: readonly SavedView[];
  renamed?: SavedView;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState(renamed?.name ?? "");
  const id = useId();
  const name = typed.trim();
  const taken = isTaken(views, name, renamed?.id);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onName(name);
    onClose();
  };
  return (
    <Modal label={label} onClose={onClose} width="w-[min(26rem,calc(100vw-2rem))]">
      <form onSubmit={submit} className="flex flex-col gap-4 p-6">
        <h2 className="font-serif text-title">{label}</h2>
        <label htmlFor={id} className="flex flex-col gap-1">
          Name
          <input
            id={id}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={longestViewName}
            autoComplete="off"
            required
            aria-invalid={taken}
            aria-describedby={`${id}-about`}
            className="h-8 rounded-md border border-control bg-raised px-2 pointer-coarse:h-10"
          />
        </label>
        <p id={`${id}-about`} role="status" className="text-muted">
          {taken
            ? "There is a view of that name already. Choose another."
            : "Filters, order and layout as they are now, for everybody who uses this dashboard. Which accounts are on screen is not part of it."}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={name === "" || taken}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
