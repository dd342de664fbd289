import { formatAgo, formatDate, formatDateTime } from "#lib/format.ts";

/** A moment. `ago` is how long ago it was when drawn; the exact UTC time is always in the title. */
export function Time({ iso, show = "ago" }: { iso: string; show?: "ago" | "date" | "datetime" }) {
  const text = show === "ago" ? formatAgo(iso, new Date()) : show === "date" ? formatDate(iso) : formatDateTime(iso);
  return (
    // The browser draws `ago` a moment after the server did.
    <time dateTime={iso} title={formatDateTime(iso)} className="whitespace-nowrap" suppressHydrationWarning>
      {text}
    </time>
  );
}
