"use client";
import { Kbd } from "../ui/kbd.tsx";
import { Modal } from "../ui/modal.tsx";

const keys: [keys: string[], does: string][] = [
  [["Ctrl", "K"], "Go to a screen, find a check or a resource"],
  [["/"], "Search in the list"],
  [["j"], "Next row"],
  [["k"], "Previous row"],
  [["Enter"], "Open the row"],
  [["Esc"], "Close what is open"],
  [["?"], "Show these keys"],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal label="Keys" onClose={onClose} width="w-[min(26rem,calc(100vw-2rem))]">
      <div className="p-6">
        <h2 className="mb-3 font-serif text-title">Keys</h2>
        <dl>
          {keys.map(([chord, does]) => (
            <div key={does} className="flex items-center justify-between gap-4 border-t py-2">
              <dt className="text-muted">{does}</dt>
              <dd className="flex gap-1">
                {chord.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-xs text-faint">On a Mac, Cmd works as Ctrl.</p>
      </div>
    </Modal>
  );
}
