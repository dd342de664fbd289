/** IAM's wildcards: `*` is any text, `?` any one character. In linear space and at most quadratic time, on any input. */
export function matches(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[from] === "*") {
      star = from++;
      resume = at;
    } else if (from < pattern.length && (pattern[from] === "?" || pattern[from] === text[at])) {
      from++;
      at++;
    } else if (star >= 0) {
      // The last star swallows one character more.
      from = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[from] === "*") from++;
  return from === pattern.length;
}
