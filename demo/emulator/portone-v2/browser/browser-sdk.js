/**
 * The emulator's own browser SDK for PortOne V2, written from PortOne's documentation: the global `PortOne` with
 * `requestPayment` and `requestIssueBillingKey`. On a desktop it shows the payment page in a dialog or a pop-up and
 * resolves with its report; on a phone it leaves for the payment page and resolves to undefined meanwhile. What goes
 * wrong before a window opens is thrown.
 */
(() => {
  const { origin } = new URL(document.currentScript.src);
  const pollMilliseconds = 100;

  const isPhone = () =>
    /iPhone|iPod|iPad|Android|Mobile/i.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

  const fault = (transactionType, fields) => Object.assign(new Error(fields.message), { transactionType, ...fields });

  /** Asks the emulator to open a window, or throws why it will not. */
  async function prepare(operation, transactionType, request) {
    const body = JSON.stringify({ operation, device: isPhone() ? 'mobile' : 'pc', request });
    let response;
    let answer;
    try {
      response = await fetch(`${origin}/v2/windows`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      answer = await response.json();
    } catch (error) {
      throw fault(transactionType, { code: 'Unavailable', message: String(error) });
    }
    if (!response.ok) throw fault(transactionType, answer);
    return answer;
  }

  /** The report that a frame or pop-up sends, by its own window object and origin only. Null when it stays silent. */
  function listen(source, onReport) {
    const receive = (event) => {
      if (event.origin !== origin || event.source !== source()) return;
      if (event.data?.type !== 'portone-v2-emulator') return;
      removeEventListener('message', receive);
      onReport(event.data.report);
    };
    addEventListener('message', receive);
    return () => removeEventListener('message', receive);
  }

  function showDialog(url) {
    return new Promise((resolve) => {
      const dialog = document.createElement('div');
      const frame = document.createElement('iframe');
      dialog.className = 'portone-v2-emulator-dialog';
      Object.assign(dialog.style, { position: 'fixed', inset: '0', zIndex: '99999', background: 'rgb(0 0 0 / 50%)' });
      Object.assign(frame.style, { display: 'block', width: '100%', height: '100%', border: '0' });
      frame.src = url;
      frame.title = 'PortOne V2 emulator';
      dialog.append(frame);
      document.body.append(dialog);
      listen(
        () => frame.contentWindow,
        (report) => {
          dialog.remove();
          if (report !== null) resolve(report);
        },
      );
    });
  }

  /**
   * Opens an empty pop-up at once, where the channel shows one. WebKit would refuse it after the request that tells its
   * address. How PortOne's own script does it is not documented.
   */
  function reservePopup({ channelKey }) {
    return !isPhone() && /naverpay|tosspay/.test(channelKey) ? openPopup('about:blank') : null;
  }

  const openPopup = (url) => open(url, 'portone-v2-emulator', 'width=480,height=720');

  function showPopup(reserved, url, txId, transactionType) {
    const popup = reserved ?? openPopup(url);
    if (reserved) reserved.location.href = url;
    if (!popup) throw fault(transactionType, { code: 'Unknown', message: 'The browser refused the pop-up.', txId });
    return new Promise((resolve) => {
      let timer;
      const stop = listen(
        () => popup,
        (report) => {
          clearInterval(timer);
          popup.close();
          if (report !== null) resolve(report);
        },
      );
      timer = setInterval(() => {
        if (!popup.closed) return;
        clearInterval(timer);
        stop();
        resolve(reportOfClosed(txId, transactionType));
      }, pollMilliseconds);
    });
  }

  /** A pop-up that was closed by hand: what became of it is asked. */
  async function reportOfClosed(txId, transactionType) {
    const closed = {
      transactionType,
      txId,
      code: 'PG_PROVIDER_ERROR',
      message: '사용자가 결제를 취소하였습니다. (user cancelled)',
    };
    try {
      const { report } = await (await fetch(`${origin}/v2/windows/${txId}`)).json();
      return report ?? closed;
    } catch {
      return closed;
    }
  }

  function leaveFor(url) {
    location.assign(url);
  }

  function withReport(redirectUrl, report) {
    const url = new URL(redirectUrl);
    for (const [name, value] of Object.entries(report)) url.searchParams.append(name, value);
    return url.href;
  }

  async function run(operation, transactionType, parameters) {
    if (typeof parameters !== 'object' || parameters === null) {
      throw fault(transactionType, { code: 'BadRequest', message: 'Expected an object of parameters.' });
    }
    const popup = reservePopup(parameters);
    const { txId, type, url } = await prepare(operation, transactionType, parameters).catch((error) => {
      popup?.close();
      throw error;
    });
    if (type !== 'POPUP') popup?.close();
    if (type === 'REDIRECTION') return leaveFor(url);
    const report = await (type === 'POPUP' ? showPopup(popup, url, txId, transactionType) : showDialog(url));
    if (parameters.forceRedirect === true && parameters.redirectUrl) {
      return leaveFor(withReport(parameters.redirectUrl, report));
    }
    return report;
  }

  globalThis.PortOne = {
    requestPayment: (parameters) => run('payment', 'PAYMENT', parameters),
    requestIssueBillingKey: (parameters) => run('billing-key', 'ISSUE_BILLING_KEY', parameters),
  };
})();
