import nodemailer from "nodemailer";
import { DeliveryFailed } from "#lib/delivery/delivery-failed.ts";
import { isOfCertificate } from "#lib/delivery/post.ts";
import type { Environment } from "#lib/delivery/webhook-signature.ts";
import { plural } from "#lib/format.ts";
import type { EmailPlace } from "./channel.ts";
import { valueIn } from "./environment.ts";
import type { Message } from "./message.ts";
import { emailPayload } from "./payloads/email.ts";

interface Sending {
  signal: AbortSignal;
  environment: Environment;
  /** Of a connection on which nothing moves. Milliseconds. */
  patienceMs: number;
}

/**
 * Hands a mail to the server that is named.
 * @returns a sentence where it took the mail, but not for everyone
 * @throws DeliveryFailed; the signal's reason once it is aborted
 */
export async function sendEmail(
  place: EmailPlace,
  message: Message,
  { signal, environment, patienceMs }: Sending,
): Promise<string | undefined> {
  const { host, port, from, to, tls, userVariable, passwordVariable } = place;
  const auth = userVariable !== undefined &&
    passwordVariable !== undefined && {
      user: valueIn(userVariable, "whom to sign in as for mail", environment),
      pass: valueIn(passwordVariable, "the password for mail", environment),
    };
  const transport = nodemailer.createTransport({
    ...{ host, port, secure: tls === "tls", requireTLS: tls === "starttls", ignoreTLS: tls === "none" },
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true, ...(auth && { auth }) },
  });
  const sent = transport.sendMail({
    ...{ from, to, ...emailPayload(message) },
    messageId: `<${message.id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    // Nobody's absence is of interest. Source: RFC 3834.
    headers: { "Auto-Submitted": "auto-generated" },
  });
  const stopping = Promise.withResolvers<never>();
  const stop = () => stopping.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    // The connection cannot be cut; what it brings after that has the same Message-ID as what is sent again.
    const { rejected } = await Promise.race([sent, stopping.promise]);
    if (rejected.length === 0) return undefined;
    return `${host} refused ${plural(rejected.length, "recipient")}: ${rejected.join(", ")}.`;
  } catch (error) {
    signal.throwIfAborted();
    throw whyNot(place, error);
  } finally {
    signal.removeEventListener("abort", stop);
    sent.catch(() => undefined).finally(() => transport.close());
  }
}

/** What a server says in words is not told: it may repeat what it was sent. Codes of replies: RFC 5321, "Reply codes". */
function whyNot({ host, port, tls }: EmailPlace, cause: unknown): DeliveryFailed {
  const { code, responseCode, message } = cause as NodeJS.ErrnoException & { responseCode?: number };
  const failed = (sentence: string, advice: string, again = false) =>
    new DeliveryFailed(sentence, advice, { again, cause });
  const reply = responseCode ? ` (${responseCode})` : "";
  const isOfAMoment = responseCode !== undefined && responseCode >= 400 && responseCode < 500;
  const certificate = /\b(?:certificate|self-signed)\b/i.test(message) || isOfCertificate(code);
  if (certificate)
    return failed(
      `${host}:${port} has no certificate that can be trusted.`,
      "Put it right there, or name the authority that signed it in NODE_EXTRA_CA_CERTS.",
    );
  if (code === "EAUTH" || code === "ENOAUTH")
    return failed(
      `${host} did not accept the user and the password${reply}.`,
      "Check the environment variables that hold them.",
      isOfAMoment,
    );
  if (code === "EENVELOPE")
    return failed(
      `${host} refused the sender or every recipient${reply}.`,
      'Check "from" and "to" in sagewarden.config.json.',
      isOfAMoment,
    );
  if (code === "ETLS")
    return failed(
      `${host}:${port} could not agree on encryption (${tls}).`,
      'Check "tls" and "port" in sagewarden.config.json.',
    );
  if (code === "EMESSAGE" || responseCode)
    return failed(`${host} did not take the mail${reply}.`, "Look at what it says of it there.", isOfAMoment);
  return failed(
    `${host}:${port} did not answer${code === undefined ? "" : ` (${code})`}.`,
    "Check the network, the address and the port, and try again.",
    true,
  );
}
