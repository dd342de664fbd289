/** A request target, taken apart; both parts as they were sent. */
export interface Target {
  path: string;
  /** With its question mark; empty without one. */
  search: string;
}

/**
 * Reads the target of a request, which is a path of this site and nothing that two readers could take for two things: no other
 * form (`http://…`, `*`), no `//` and no dot segments however they are written, no backslash, no control characters, no
 * percent sign that encodes nothing or no UTF-8. Answers undefined for anything else.
 */
export function readTarget(raw: string): Target | undefined {
  if (!/^\/[\x21-\x7e]*$/.test(raw) || /[\\#]/.test(raw)) return undefined;
  const mark = raw.indexOf("?");
  const path = mark < 0 ? raw : raw.slice(0, mark);
  const search = mark < 0 ? "" : raw.slice(mark);
  const plainPath = decoded(path);
  const plainSearch = decoded(search);
  if (plainPath === undefined || plainSearch === undefined || plainSearch.includes("\0")) return undefined;
  // What decodes to one of these only when it is decoded twice is refused too: nobody needs it.
  if (/\p{Cc}|\\|\/\/|%(?:00|2e|2f|5c)/iu.test(plainPath)) return undefined;
  if (plainPath.split("/").some((segment) => segment === "." || segment === "..")) return undefined;
  return { path, search };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Where to go after signing in: a path of this site, never another site. */
export function safeNext(next: string | null): string {
  const target = next === null ? undefined : readTarget(next);
  return target && !target.path.startsWith("/sign-") ? target.path + target.search : "/";
}
