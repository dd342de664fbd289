import type { EventQueryView } from "#lib/store/views.ts";
import { AskedItem } from "./asked-item.tsx";
import { beginningOfAsked } from "./beginnings.ts";
import type { Beginning } from "./older-address.ts";

/** What was asked of an account's longer history, the latest first. */
export function AskedList({
  questions,
  onAgain,
}: {
  questions: readonly EventQueryView[];
  /** Puts a question into the form; undefined where nothing can be asked. */
  onAgain: ((beginning: Beginning) => void) | undefined;
}) {
  if (questions.length === 0) return <p className="text-muted">Nothing yet.</p>;
  return (
    <ol className="flex flex-col">
      {questions.map((one) => (
        <li key={one.id} className="border-b py-3 first:pt-0 last:border-b-0">
          <AskedItem asked={one} onAgain={onAgain && (() => onAgain(beginningOfAsked(one.account, one.question)))} />
        </li>
      ))}
    </ol>
  );
}
