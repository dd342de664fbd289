import type { Span } from "./span.ts";

/** `://user:password@`; the password is optional, since a token often stands alone. Package indexes have long ones. */
const userInfo = /:\/\/([^\s/?#@:"'<>\\]{0,512})(?::([^\s/?#"'<>\\]{0,8192}))?@/dg;
/** The same when someone did not encode what ends the host: `://user:pa/ss#word@host`. A port is no password. */
const unencoded =
  /:\/\/([^\s/?#@:"'<>\\.]{1,512}):(?!\d{1,5}(?:[/?#,]|$))([^\s"'<>\\?&]{1,512}|[^\s"'<>\\]{1,512}?)@(?=[\w.-]{1,253}(?:[:/?#\s"'\\]|$))/dg;
/** What a script or template will replace: `${TOKEN}`, `$TOKEN`, `{token}`, `%s`, `***`. */
const placeholder = /^(?:\$\{.*\}|\$\(.*\)|\$\w+|\{+[\w. ]*\}+|<[^>]*>|%\w|%[\w.]+%|[*x.]+|changeme)$/;
const looksLikeToken = /^(?=[\w-]*\d)[\w-]{20,}$/;

/** The password, or the token that stands in for a user, in front of the host of a URL. */
export function urlCredentials(text: string): Span[] {
  if (!text.includes("://")) return [];
  const spans: Span[] = [];
  const seen = new Set<number>();
  for (const find of [userInfo, unencoded]) {
    for (const { index, 1: user = "", 2: password, indices } of text.matchAll(find)) {
      if (seen.has(index)) continue;
      seen.add(index);
      // GitHub takes a token as the user when the password says so.
      const isUser = password === undefined || password === "" || password === "x-oauth-basic";
      const secret = isUser ? user : password;
      const at = indices?.[isUser ? 1 : 2];
      if (!at || secret === "" || placeholder.test(secret)) continue;
      if (isUser && password !== "x-oauth-basic" && !looksLikeToken.test(user)) continue;
      spans.push({ start: at[0], end: at[1], kind: "url-credentials" });
    }
  }
  return spans;
}
