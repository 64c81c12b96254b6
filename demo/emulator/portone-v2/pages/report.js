/** Tells the page that opened this window what came of it. Only that page's origin can read it. */
const { target, message } = document.querySelector('#report').dataset;
(window.opener ?? window.parent).postMessage(JSON.parse(message), target);
