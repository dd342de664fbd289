"use client";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Modal } from "../ui/modal.tsx";
import { screens } from "./screens.ts";

type Keys = readonly [keys: readonly string[], does: string];

const groups: readonly [heading: string, keys: readonly Keys[]][] = [
  [
    "Anywhere",
    [
      [["Ctrl", "K"], "Go to, find or do something"],
      [["/"], "Search in the list"],
      [["Esc"], "Close what is open"],
      [["?"], "Show these keys"],
    ],
  ],
  [
    "In a list",
    [
      [["j"], "Next row"],
      [["k"], "Previous row"],
      [["Enter"], "Open the row; o does, too"],
      [["x"], "Choose a finding of the list, or not"],
      [["Shift", "x"], "Choose all from the last one"],
      [["w"], "Waive what is chosen, the finding in focus, or the one that is open"],
    ],
  ],
  ["Go to", screens.flatMap(({ key, label }): Keys[] => (key ? [[["g", key], label]] : []))],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal label="Keys" onClose={onClose} width="w-[min(52rem,calc(100vw-2rem))]">
      <div className="p-6">
        <h2 className="font-serif text-title">Keys</h2>
        <div className="gap-x-10 sm:columns-2">
          {groups.map(([heading, keys]) => (
            <section key={heading} aria-label={heading} className="mt-4 break-inside-avoid">
              <h3 className="eyebrow pb-1">{heading}</h3>
              <dl>
                {keys.map(([chord, does]) => (
                  <div key={does} className="flex items-center justify-between gap-4 border-t py-1.5">
                    <dt className="text-muted">{does}</dt>
                    <dd className="flex gap-1">
                      {chord.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <div className="mt-4 flex items-center justify-between gap-4">
          <p className="text-xs text-faint">On a Mac, Cmd works as Ctrl.</p>
          {/* What scrolls on a small window holds something to focus. */}
          <Button onClick={onClose}>Close</Button>
        </div>
      </div>
    </Modal>
  );
}
