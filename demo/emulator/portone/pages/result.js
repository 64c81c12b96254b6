// Tells the page that opened this window or frame what came of it. The origin is the one that asked for the window.
const told = document.getElementById('message')?.dataset['message'];
if (told !== undefined) {
  const { windowId, targetOrigin, result, times, delaySeconds } = JSON.parse(told);
  const opener = window.opener ?? (window.parent === window ? null : window.parent);
  setTimeout(() => {
    opener?.postMessage({ source: 'portone-v1-emulator', windowId, result, times }, targetOrigin);
  }, delaySeconds * 1_000);
}
