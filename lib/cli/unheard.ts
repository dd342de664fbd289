/**
 * Goes on when whoever read what this process says is gone, as a log's pipe or a terminal may be. Without, the error of each write
 * is thrown, and where something logs what is thrown, it is thrown again without end.
 */
export function goOnUnheard(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
