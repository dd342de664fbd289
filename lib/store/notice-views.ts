/** An account as notices name it. Its label is people's text. */
export interface NoticedAccount {
  id: string;
  label: string;
}

/** Something that happened, as it was noticed. */
export interface StoredNotice {
  id: string;
  kind: string;
  account: NoticedAccount;
  /** ISO time. */
  at: string;
  /** What its kind has words for. */
  facts: unknown;
}

/** A message to a channel that is to be sent now. */
export interface DueMessage {
  id: string;
  channel: string;
  /** This one included. */
  attempts: number;
  /** When it was to be sent first, by the database's clock (ISO). */
  dueAt: string;
}

/** How a channel is doing. */
export interface ChannelState {
  channel: string;
  /** Messages that wait to be sent: for their time, or for another try. */
  waiting: number;
  lastSentAt: string | null;
  /** The last time that a message could not be sent, or not to everyone. `final`: it is not tried again. */
  lastFailure: { at: string; why: string; final: boolean } | null;
}
