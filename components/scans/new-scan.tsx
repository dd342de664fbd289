"use client";
import { useState } from "react";
import type { AccountView } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { NewScanForm, type UsualReach } from "./new-scan-form.tsx";

/** Opens the dialog that starts a scan of one of the accounts; those that are busy with one are left out. */
export function NewScan({
  accounts,
  usual,
  busy,
}: {
  accounts: readonly AccountView[];
  usual: UsualReach;
  busy: readonly string[];
}) {
  const [isOpen, setOpen] = useState(false);
  const free = accounts.filter(({ id }) => !busy.includes(id));
  return (
    <>
      <Button
        variant="primary"
        disabled={free.length === 0}
        title={free.length === 0 ? "One scan of an account at a time" : undefined}
        onClick={() => setOpen(true)}
      >
        New scan
      </Button>
      {isOpen && (
        <Modal label="New scan" onClose={() => setOpen(false)} width="w-[min(30rem,calc(100vw-2rem))]">
          <NewScanForm accounts={free} usual={usual} onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  );
}
