import { readDevice } from '../browser/device.js';
import type { InAppNote, NotePlace } from './in-app-note.js';

/** Milliseconds that a button waits for its note: one that came later would push the button away under a finger. */
const patience = 2_000;

/**
 * The note for an element inside an app's own browser. Undefined, and at once, in a browser and on a page started from the
 * home screen; undefined later where the note's file does not come in time: then there is none on this visit.
 */
export function loadNote(place: NotePlace): Promise<InAppNote | undefined> | undefined {
  const device = readDevice(navigator.userAgent, navigator.maxTouchPoints);
  // To the user agent, a page started from the home screen is a web view like any other.
  if (!device.inApp || matchMedia('(display-mode: standalone)').matches) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  return Promise.race([import('./in-app-note.js'), late])
    .catch(() => undefined)
    .then((file) => file && new file.InAppNote(device, place));
}
