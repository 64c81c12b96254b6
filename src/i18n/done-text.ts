import type { Messages } from './messages.js';

/** What the shopper reads when it succeeded. It claims no payment where one may come later. */
export function doneText({ status }: Messages, mode: string | undefined): string {
  if (mode === 'save') return status.saved;
  return mode === 'subscribe' ? status.subscribed : status.paid;
}
