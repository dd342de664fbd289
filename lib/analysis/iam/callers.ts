import { parseArn } from "#lib/readings/arn.ts";
import { type Caller, type Fit, is, isAll, type State } from "./conditions.ts";

/** Somebody whom no policy names: a value fits when it leaves open whom it means. */
export function unnamed(namesSomebody: (pattern: string) => boolean): Fit {
  return (value, { wildcards }) => {
    // A value without wildcards names one somebody, and never the one who is not named.
    if (!wildcards || !/[*?]/.test(value)) return "never";
    if (isAll(value)) return "always";
    return namesSomebody(value) ? "never" : "sometimes";
  };
}

const namesAccount = (pattern: string) => /^\d{12}$/.test(pattern.replaceAll("*", ""));

const account = unnamed(namesAccount);
/** Whoever is in the account may choose the rest of the ARN. */
const arn = unnamed((pattern) => namesAccount(pattern.split(":")[4] ?? ""));
/** An organization's id is given by AWS; the ids of its roots and units are not unique beyond it. */
const organization = unnamed((pattern) => /^o-[a-z0-9]{10}/.test(pattern));
const path = unnamed((pattern) => /^o-([^*?/]+\/|[a-z0-9]{10})/.test(pattern));
/** `AROAEXAMPLEID:session`: the id is given by AWS, the session's name is chosen. */
const userId = unnamed((pattern) => /^([^*?:]+:|[A-Z0-9]{16})/.test(pattern));

/** Keys that only a call made by an AWS service, or on its behalf, has. */
const onlyOfServices: Record<string, readonly State[]> = {
  "aws:principalisawsservice": [is("false")],
  "aws:viaawsservice": [is("false")],
  ...absent("aws:principalservicename", "aws:principalservicenameslist", "kms:viaservice"),
  ...absent("aws:calledvia", "aws:calledviafirst", "aws:calledvialast"),
  ...absent("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"),
};

const ofNoKnownOrganization: Record<string, readonly State[]> = {
  "aws:principalorgid": ["absent", organization],
  "aws:principalorgpaths": ["absent", path],
};

const onWhatIsStrange: Record<string, readonly State[]> = {
  "aws:resourceaccount": ["absent", account],
  "aws:resourceorgid": ["absent", organization],
  "aws:resourceorgpaths": ["absent", path],
  "s3:resourceaccount": ["absent", account],
  "s3:dataaccesspointaccount": ["absent", account],
  "s3:dataaccesspointarn": ["absent", arn],
};

/**
 * Somebody of an account that no policy names, calling directly with his own credentials, on what belongs to such an
 * account. Tags, session names and networks are his to choose. Source: IAM user guide, "AWS global condition context
 * keys" (their availability).
 */
export const stranger: Caller = among({
  ...onlyOfServices,
  ...ofNoKnownOrganization,
  ...onWhatIsStrange,
  "aws:principalaccount": [account],
  "aws:principalarn": [arn],
  "aws:userid": [userId],
  "kms:calleraccount": [account],
  "ec2:sourceinstancearn": ["absent", arn],
  // Only the callers of its own account get at a router. Source: SageMaker developer guide, "Security … for inference routers".
  "sagemaker:sourceinferencerouterarn": ["absent", arn],
});

/** Somebody who does not sign his requests, which S3 takes for what is public. */
export const anonymous: Caller = among({
  ...onlyOfServices,
  ...onWhatIsStrange,
  ...absent("aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:principalisawsservice"),
  ...absent("ec2:sourceinstancearn", "kms:calleraccount"),
  "aws:principalaccount": [is("anonymous")],
  "aws:principaltype": [is("Anonymous")],
  "aws:userid": ["absent", is("anonymous")],
});

/** Somebody of a known account, whom another customer of theirs may have sent. */
export function memberOf(theirs: string): Caller {
  return among({
    ...onlyOfServices,
    ...ofNoKnownOrganization,
    "aws:principalaccount": [is(theirs)],
    "kms:calleraccount": [is(theirs)],
    "aws:principalarn": [
      (value, comparison) => {
        if (comparison.wildcards && isAll(value)) return "always";
        return is(theirs)(value.split(":")[4] ?? "", comparison) === "never" ? "never" : "sometimes";
      },
    ],
    "sts:externalid": ["absent", unnamed(() => false)],
  });
}

/** An AWS service on behalf of an account that no policy names. */
export function serviceForStranger(principal: string): Caller {
  return among({
    "aws:principalisawsservice": [is("true")],
    "aws:viaawsservice": [is("false")],
    "aws:principalservicename": [is(principal)],
    "aws:principalservicenameslist": [is(principal)],
    "aws:sourceaccount": ["absent", account],
    "aws:sourcearn": ["absent", arn],
    "aws:sourceorgid": ["absent", organization],
    "aws:sourceorgpaths": ["absent", path],
  });
}

/** The role itself, on what its own account owns; `brings` is what it puts into the request. */
export function roleItself(roleArn: string, brings: Record<string, readonly State[]> = {}): Caller {
  const own = parseArn(roleArn)?.account ?? "";
  return among({
    "aws:principalarn": [is(roleArn)],
    "aws:principalaccount": [is(own)],
    "aws:principaltype": [is("AssumedRole")],
    "aws:principalisawsservice": [is("false")],
    // It may always choose to call over TLS.
    "aws:securetransport": [is("true")],
    "aws:resourceaccount": [is(own)],
    ...brings,
  });
}

/** The same caller, who puts more into the request. */
export function bringing(caller: Caller, brings: Record<string, readonly State[]>): Caller {
  return (key) => (Object.hasOwn(brings, key) ? brings[key] : caller(key));
}

function absent(...keys: string[]): Record<string, readonly State[]> {
  return Object.fromEntries(keys.map((key) => [key, ["absent"] as const]));
}

function among(states: Record<string, readonly State[]>): Caller {
  const known = new Map(Object.entries(states));
  return (key) => known.get(key);
}
