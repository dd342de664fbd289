"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./button.tsx";

/** Copies text; says so for a moment. `what` completes "Copy …". */
export function CopyButton({ text, what, className }: { text: string; what: string; className?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <IconButton label={copied ? "Copied" : `Copy ${what}`} onClick={copy} {...(className ? { className } : {})}>
      {copied ? <Check className="text-pass" aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </IconButton>
  );
}
