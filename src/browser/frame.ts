/** Whether a page stands alone, in a frame its own origin made, or in somebody else's. */
export type FrameKind = 'top' | 'same-origin' | 'cross-origin';

/** How this page is framed, seen from the topmost window: that one has to leave for the provider. */
export function frameKind(view: Pick<Window, 'top'> = window): FrameKind {
  if (view.top === view) return 'top';
  try {
    // Throws across origins.
    return view.top?.location.href ? 'same-origin' : 'cross-origin';
  } catch {
    return 'cross-origin';
  }
}
