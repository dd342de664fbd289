"use client";
import type { SavedView } from "#lib/filters/saved-view.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** A view is everybody's, so it is not removed by a slip. */
export function RemoveViewDialog({
  view,
  onRemove,
  onClose,
}: {
  view: SavedView;
  onRemove: () => void;
  onClose: () => void;
}) {
  return (
    <Modal label="Remove the view" onClose={onClose} width="w-[min(26rem,calc(100vw-2rem))]">
      <div className="flex flex-col gap-4 p-6">
        <h2 className="font-serif text-title">Remove the view</h2>
        <p>
          <UntrustedText wrap className="inline font-medium">
            {view.name}
          </UntrustedText>{" "}
          is removed for everybody who uses this dashboard. Addresses that were made with it stay good.
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            onClick={() => {
              onRemove();
              onClose();
            }}
          >
            Remove
          </Button>
        </div>
      </div>
    </Modal>
  );
}
