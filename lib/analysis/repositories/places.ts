/** An address of CodeCommit is one of whoever asks: its account is that of the credentials. */
export function isOfCodeCommit(host: string): boolean {
  return /^git-codecommit(?:-fips)?\.[a-z\d-]+\.amazonaws\.(?:com|com\.cn|eu)$/i.test(host);
}

/** Whether a place is one of those that are trusted: hosts, or a host and the start of a path. */
export function isAmong(place: string, trusted: readonly string[]): boolean {
  return trusted.some((one) => place === one || place.startsWith(one.endsWith("/") ? one : `${one}/`));
}
