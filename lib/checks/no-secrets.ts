import type { Kind } from "#lib/inventory/kinds.ts";
import type { Check } from "./define.ts";
import { hasNoSecrets } from "./has-no-secrets.ts";
import { sayTakeOut } from "./remedies/say-take-out.ts";
import { takeOutSecrets } from "./remedies/take-out-secrets.ts";
import type { SecretPlace } from "./secret-place.ts";
import { secretPlaces } from "./secret-places.ts";
import type { Evidence } from "./verdicts.ts";

/**
 * One check for every kind that is collected, since whatever the redactor replaced in a resource stood in clear in its
 * description: in settings, scripts and arguments as in tags, names and addresses of repositories.
 */
export const noSecrets: readonly Check[] = Object.entries(secretPlaces).flatMap(([kind, places]) =>
  // An entry's places are those of its kind's resource: the type of `secretPlaces` says so, Object.entries does not.
  Object.entries(places as unknown as Record<string, SecretPlace<Fields>>).map(([name, place]) =>
    noSecretsIn(kind as Kind, name, place),
  ),
);

type Fields = Record<string, unknown>;

function noSecretsIn(kind: Kind, name: string, place: SecretPlace<Fields>): Check {
  const { noun, places, shownBy, when, parts, looked, within, controls = [], reference, fix } = place;
  const among = (path: string) =>
    within === undefined || (within.startsWith("!") ? !path.startsWith(within.slice(1)) : path.startsWith(within));
  const everything = (resource: Fields): Evidence[] => [
    { path: "(every text)", observed: Object.keys(resource), expected: "no secret in any text" },
  ];
  return {
    id: `${kind}/${name}`,
    kind,
    title: `${noun} has no secrets in ${places}`,
    failTitle: `${noun} has secrets in ${places}`,
    severity: "high",
    category: "secrets",
    // Names, tags and descriptions are asked about for every kind there is; settings and scripts are a matter of each kind.
    ...((fix === takeOutSecrets || fix === sayTakeOut) && { question: "no-secrets-in-names-and-tags" }),
    rationale: `${shownBy} shows them in clear, and CloudTrail keeps the request that set them: every principal with read access to the account can take such a secret and use it elsewhere, long after the resource is gone.`,
    needs: [],
    // They are parts of its kind: see above.
    ...(parts && { parts: parts as readonly never[] }),
    controls: [
      ...controls,
      "checklist:N-SEC-01",
      "nist-800-53-r5:IA-5(7)",
      "pci-dss-4.0.1:8.6.2",
      "mitre-attack:T1552.001",
      "mitre-atlas:AML.T0055",
    ],
    references: [reference, "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html"],
    // Every resource is an object of AWS's fields.
    evaluate: (resource, context) =>
      hasNoSecrets(resource as Fields, context, { when, among, looked: (looked ?? everything)(resource as Fields) }),
    fix: (resource, context) =>
      fix(resource as Fields, { ...context, secrets: context.secrets.filter(({ path }) => among(path)) }),
  };
}
