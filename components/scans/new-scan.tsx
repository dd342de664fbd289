"use client";
import { useState } from "react";
import type { AccountView } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { NewScanForm } from "./new-scan-form.tsx";

/** Opens the dialog that starts a scan. */
export function NewScan({ account, isDisabled }: { account: AccountView; isDisabled: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        disabled={isDisabled}
        title={isDisabled ? "One scan of an account at a time" : undefined}
        onClick={() => setOpen(true)}
      >
        New scan
      </Button>
      {isOpen && (
        <Modal label="New scan" onClose={() => setOpen(false)} width="w-[min(30rem,calc(100vw-2rem))]">
          <NewScanForm account={account} onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  );
}
