/** Notes on standard error, where the server logs, that a file was asked for with the values of settings: who looks later sees when, and which. */
export function noteValuesAsked(file: string, now = new Date()): void {
  process.stderr.write(
    `${now.toISOString()} Asked for with the values of environment variables and hyperparameters: ${file}\n`,
  );
}
