import { CopyButton } from "./copy-button.tsx";

/** Text to copy: commands, templates, policies. Long lines wrap; what is copied does not. */
export function CodeBlock({ code, what }: { code: string; what: string }) {
  return (
    <div className="relative rounded-md border bg-sunken">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section tabIndex={0} aria-label={what} className="max-h-96 overflow-auto p-3 pr-12">
        <pre className="font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">{code}</pre>
      </section>
      <CopyButton text={code} what={what} className="absolute top-1 right-1 bg-sunken" />
    </div>
  );
}
