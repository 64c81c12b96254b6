import { frameKind } from '../browser/frame.js';
import { navigate } from '../browser/navigate.js';
import { KrPayRedirectEvent } from '../events/events.js';
import type { Attempt } from '../flow/types.js';
import type { ScriptResult } from '../providers/provider.js';
import { recall, remember } from '../trip/attempt-memory.js';
import type { StartBook } from './ask-start.js';
import type { Host } from './host.js';
import { ifStillHere } from './still-here.js';

/** What became of a hand-over. */
export type HandOver =
  /** A listener would not have it, or the element is gone. */
  | 'refused'
  /** The page is on its way. */
  | 'leaving'
  /** The browser does not let the page leave. */
  | 'stuck'
  /** The provider's script has the word. Stays open when it leaves the page or never answers. */
  | Promise<ScriptResult>;

/** Whether the page would be left by a form with fields, which a link cannot take along. */
export const leavesByForm = ({ departing }: StartBook): boolean =>
  !!departing && 'departure' in departing && departing.departure.method === 'POST';

/** Hands the shopper over to the provider: tells the page, remembers the attempt, and goes or calls the script. */
export function handOver(host: Host, book: StartBook, attempt: Attempt, url: string | undefined): HandOver {
  const { departing } = book;
  if (!departing) return 'refused';
  const about = { attemptId: attempt.id, provider: departing.provider, ...(url && { url }) };
  if (!host.tell(new KrPayRedirectEvent(about)) || !host.isConnected) return 'refused';
  const memory = recall((each) => each.attemptId === attempt.id);
  if (memory) remember({ ...memory, handedOff: true });
  if ('call' in departing)
    return departing.call.open().then((result) => (result.cutOff ? ifStillHere(result) : result));
  return !url || navigate(departing.departure, url, frameKind() !== 'top') ? 'leaving' : 'stuck';
}
