"use client";
import { useState } from "react";
import type { AccountView } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { NewScanForm } from "./new-scan-form.tsx";
import type { UsualReach } from "./reach-form.ts";

/** Opens the dialog that starts a scan of one of the accounts; those that are busy with one are left out, and those that were imported. */
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
  const own = accounts.filter(({ connection }) => connection.type !== "bundle");
  const free = own.filter(({ id }) => !busy.includes(id));
  const why =
    own.length === 0 ? "What was imported from a bundle is not scanned here" : "One scan of an account at a time";
  return (
    <>
      <Button
        variant="primary"
        disabled={free.length === 0}
        title={free.length === 0 ? why : undefined}
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
