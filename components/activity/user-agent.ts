/** Tools first that carry the name of the library they are built on: the first that matches names the client. */
const clients: [find: RegExp, name: (version: string, text: string) => string][] = [
  [/^AWS Internal|\baws-internal\/|^S3Console\//i, () => "AWS internal"],
  [/^(?:[a-z\d-]+\.)+amazonaws\.com(?:\.cn)?$/, (_, text) => text],
  [/\bTerraform\/(\d+\.\d+)/, (version) => `Terraform ${version}`],
  [/\bpulumi(?:-[a-z]+)?\/v?(\d+\.\d+)/i, (version) => `Pulumi ${version}`],
  [/\b(?:cdk|aws-cdk)\/(\d+\.\d+)/i, (version) => `AWS CDK ${version}`],
  [/\bAWS-SageMaker-Python-SDK\/(\d+\.\d+)/, (version) => `SageMaker SDK ${version}`],
  [/^aws-cli\/(\d+\.\d+)/, (version) => `AWS CLI ${version}`],
  [/^Boto3\/(\d+\.\d+)/, (version) => `Boto3 ${version}`],
  [/\bBotocore\/(\d+\.\d+)/, (version) => `Botocore ${version}`],
  [/\baws-sdk-(?:java|kotlin)\/(\d+\.\d+)/, (version) => `AWS SDK for Java ${version}`],
  [/\baws-sdk-go(?:-v2)?\/(\d+\.\d+)/, (version) => `AWS SDK for Go ${version}`],
  [/\baws-sdk-(?:js|nodejs)\/(\d+\.\d+)/, (version) => `AWS SDK for JS ${version}`],
  [/\baws-sdk-dotnet[\w-]*\/(\d+\.\d+)/, (version) => `AWS SDK for .NET ${version}`],
  [/\baws-sdk-rust\/(\d+\.\d+)/, (version) => `AWS SDK for Rust ${version}`],
  [/\bEdg\/(\d+)/, (version) => `Edge ${version}`],
  [/\bFirefox\/(\d+)/, (version) => `Firefox ${version}`],
  [/\bChrome\/(\d+)/, (version) => `Chrome ${version}`],
  [/\bVersion\/(\d+)[\d.]* .*Safari\//, (version) => `Safari ${version}`],
  [/^curl\/(\d+\.\d+)/, (version) => `curl ${version}`],
];

/** Where it ran, when that says more than the client does: attack distributions first. */
const places: [find: RegExp, name: string][] = [
  [/\bkali\d?\b/i, "Kali Linux"],
  [/\bparrot\b/i, "Parrot OS"],
  [/\bpentoo\b/i, "Pentoo"],
  [/AWS-SageMaker-Notebook-Instance/, "notebook instance"],
  [/AWS-SageMaker-Studio|SageMaker-Studio/i, "Studio"],
  [/\bMacintosh\b|\bmacos\b/i, "macOS"],
  [/\bWindows\b/i, "Windows"],
];

/** A user agent in a few words: `Boto3 1.26, Kali Linux`. It is what the caller chose to say: untrusted, and no proof. */
export function shortAgent(given: string): string {
  // S3 writes what the caller said in brackets.
  const text = given.replace(/^\[(.*)\]$/s, "$1");
  for (const [find, name] of clients) {
    const match = find.exec(text);
    if (!match) continue;
    const place = places.find(([where]) => where.test(text))?.[1];
    return [name(match[1] ?? "", text), place].filter(Boolean).join(", ");
  }
  const first = text.split(/\s/)[0] ?? "";
  return first.length > 40 ? `${first.slice(0, 40)}…` : first;
}
