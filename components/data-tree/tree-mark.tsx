import { SeverityMark, severityWord } from "../ui/severity.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { FieldMark } from "./marks.ts";

/** What fails at a field and what it should be, under the field itself. */
export function TreeMark({ mark, onOpen }: { mark: FieldMark; onOpen: ((mark: FieldMark) => void) | undefined }) {
  const words = (
    <>
      <span className="sr-only">{severityWord[mark.severity]}: </span>
      {mark.title}
    </>
  );
  return (
    <p className="grid grid-cols-[0.875rem_minmax(0,1fr)] items-start pb-0.5 pl-8 font-sans text-sm @xl:col-start-2 @xl:pl-0">
      <span className="flex h-5 items-center">
        <SeverityMark severity={mark.severity} size={10} />
      </span>
      <span>
        {onOpen ? (
          <button type="button" onClick={() => onOpen(mark)} className="mr-2 text-left font-medium hover:underline">
            {words}
          </button>
        ) : (
          <span className="mr-2 font-medium">{words}</span>
        )}
        <span className="text-muted">
          expected: <UntrustedText wrap>{mark.expected}</UntrustedText>
        </span>
      </span>
    </p>
  );
}
