const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The address of a webhook: https, or http on this machine; undefined for any other, and for one with a password in it. */
export function webhookAddress(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url === null || [url.username, url.password, url.hash].some((part) => part !== "")) return undefined;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
  return isSafe ? url : undefined;
}
