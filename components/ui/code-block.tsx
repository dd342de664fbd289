import { CopyButton } from "./copy-button.tsx";

/** Text to copy: commands, templates, policies. Long lines wrap; what is copied does not. */
export function CodeBlock({ code, what }: { code: string; what: string }) {
  return (
    <div className="relative rounded-md border bg-sunken">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard.
        tabIndex={0}
        aria-label={what}
        className="max-h-96 overflow-auto p-3 pr-12 font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {code}
      </pre>
      <CopyButton text={code} what={what} className="absolute top-1 right-1 bg-sunken" />
    </div>
  );
}
