import type { Span } from "./span.ts";

/** `://user:password@`; the password is optional, since a token often stands alone. Package indexes have long ones. */
const userInfo = /:\/\/([^\s/?#@:"'<>\\]{0,512})(?::([^\s/?#"'<>\\]{0,8192}))?@/dg;
/** What a script or template will replace: `${TOKEN}`, `$TOKEN`, `{token}`, `%s`, `***`. */
const placeholder = /^(?:\$\{.*\}|\$\(.*\)|\$\w+|\{+[\w. ]*\}+|%\w|%[\w.]+%|[*x]+)$/;
const looksLikeToken = /^(?=[\w-]*\d)[\w-]{20,}$/;

/** The password, or the token that stands in for a user, in front of the host of a URL. */
export function urlCredentials(text: string): Span[] {
  if (!text.includes("://")) return [];
  const spans: Span[] = [];
  for (const { 1: user = "", 2: password, indices } of text.matchAll(userInfo)) {
    // GitHub takes a token as the user when the password says so.
    const isUser = password === undefined || password === "" || password === "x-oauth-basic";
    const secret = isUser ? user : password;
    const at = indices?.[isUser ? 1 : 2];
    if (!at || secret === "" || placeholder.test(secret)) continue;
    if (isUser && password !== "x-oauth-basic" && !looksLikeToken.test(user)) continue;
    spans.push({ start: at[0], end: at[1], kind: "url-credentials" });
  }
  return spans;
}
