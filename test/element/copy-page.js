// What the page under a strict policy did: what the policy blocked, what was printed, what was saved.
window.blocked = [];
window.printed = [];
window.saved = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  window.blocked.push(`${violatedDirective} ${blockedURI} ${sample}`),
);

// No printer's dialog opens here: what would have been printed is kept.
const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
  get() {
    const view = get.call(this);
    if (view) view.print = () => window.printed.push(view.document);
    return view;
  },
});

const { createObjectURL } = URL;
const files = new Map();
URL.createObjectURL = (blob) => {
  const url = createObjectURL.call(URL, blob);
  files.set(url, blob);
  return url;
};
// The file is not put into the folder of whoever runs the tests.
HTMLAnchorElement.prototype.click = function () {
  const blob = files.get(this.href);
  blob.text().then((text) => window.saved.push({ name: this.download, type: blob.type, text }));
};

// The server of the page: the first request is a start, and its answer is in the frame's name.
window.fetch = async () => new Response(window.name);
