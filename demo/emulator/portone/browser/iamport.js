// An emulator's stand-in for https://cdn.iamport.kr/v1/iamport.js, written from its documented behavior. No real money.
(() => {
  'use strict';

  /** @type {{ origin: string, channels: { key: string, pg: string, desktop: string, mobile: string }[] }} */
  const settings = /* settings */ {};
  const isMobile = /iPhone|iPod|iPad|Android|Mobile/i.test(navigator.userAgent);
  const closedPollMilliseconds = 100;

  let account;
  /** The one window that is open: { close(), end(result, times) }. */
  let current;

  /** Which view the channel takes here. An unknown channel is left to the server, which refuses it. */
  function viewOf(params) {
    const pg = typeof params.pg === 'string' ? params.pg.split('.', 1)[0] : undefined;
    const channel = settings.channels.find((each) =>
      params.channelKey === undefined ? each.pg === pg : each.key === params.channelKey,
    );
    if (channel === undefined) return 'frame';
    if (channel.pg === 'naverpay' && params.naverPopupMode === false) return 'redirect';
    if (params.popup === true) return 'popup';
    const asMobile = isMobile && params.kakaopayMobileAsPC !== true;
    return asMobile ? channel.mobile : channel.desktop;
  }

  async function ask(path, body) {
    const response = await fetch(`${settings.origin}/browser/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The PortOne emulator answered ${response.status}.`);
    return response.json();
  }

  /** Errors before the window opens reach the callback even on a phone; without one, a phone is sent back. */
  function fail(params, callback, result) {
    if (callback !== undefined) callback(result);
    else if (isMobile && typeof params.m_redirect_url === 'string') {
      const joint = params.m_redirect_url.includes('?') ? '&' : '?';
      const { imp_uid: impUid, merchant_uid: merchantUid, error_msg: message } = result;
      // Joined without care, as the real script does: an "&" in the message breaks what follows.
      const words = `imp_uid=${impUid}&merchant_uid=${merchantUid}&imp_success=false&error_msg=${message}`;
      location.assign(`${params.m_redirect_url}${joint}${words}`);
    }
  }

  function showFrame(url) {
    const dialog = document.createElement('div');
    dialog.className = 'imp-dialog';
    Object.assign(dialog.style, { position: 'fixed', inset: '0', zIndex: '99999', background: 'rgba(0, 0, 0, 0.5)' });
    const frame = document.createElement('iframe');
    Object.assign(frame.style, { width: '100%', height: '100%', border: '0', background: '#f4f5f8' });
    frame.title = 'PortOne emulator';
    frame.src = url;
    dialog.append(frame);
    document.body.append(dialog);
    return { source: () => frame.contentWindow, close: () => dialog.remove() };
  }

  function showPopup(popup, url, whenClosed) {
    popup.location.replace(url);
    const poll = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(poll);
      whenClosed();
    }, closedPollMilliseconds);
    return {
      source: () => popup,
      close: () => {
        clearInterval(poll);
        popup.close();
      },
    };
  }

  /** Waits for the message of the payment page, and of no other page. */
  function listen(windowId, shown, callback) {
    const stop = () => removeEventListener('message', take);
    const end = (result, times) => {
      stop();
      shown.close();
      current = undefined;
      for (let time = 0; time < times; time += 1) callback?.(result);
    };
    function take({ origin, source, data }) {
      if (origin !== settings.origin || source !== shown.source()) return;
      if (data?.source !== 'portone-v1-emulator' || data.windowId !== windowId) return;
      end(data.result, data.times);
    }
    addEventListener('message', take);
    current = {
      end,
      close: () => {
        stop();
        shown.close();
      },
    };
    return current;
  }

  async function open(params, callback, view, popup) {
    const ids = { imp_uid: null, merchant_uid: params.merchant_uid ?? null };
    let answer;
    try {
      answer = await ask('windows', { ...account, device: isMobile ? 'mobile' : 'pc', view, params });
    } catch (error) {
      answer = { type: 'refused', result: { ...ids, error_code: 'F500', error_msg: String(error) } };
    }
    if (answer.type === 'refused') {
      popup?.close();
      fail(params, callback, answer.result);
      return;
    }
    const { windowId, url, closedResult } = answer;
    if (view === 'redirect') {
      location.assign(url);
      return;
    }
    let listening;
    const whenClosed = () => listening?.end(closedResult, 1);
    const shown = popup === undefined ? showFrame(url) : showPopup(popup, url, whenClosed);
    listening = listen(windowId, shown, callback);
  }

  function requestPay(params, callback) {
    if (account === undefined) {
      alert('IMP.init() 을 먼저 호출해 주세요. (PortOne emulator)');
      return;
    }
    const view = viewOf(params);
    // Now or never: browsers allow it only within the click.
    const popup = view === 'popup' ? window.open('about:blank', '_blank', 'popup,width=480,height=720') : undefined;
    if (popup === null) {
      const error = { error_code: 'NOT READY', error_msg: '팝업이 차단되어 결제창을 열 수 없습니다.' };
      fail(params, callback, { imp_uid: null, merchant_uid: params.merchant_uid ?? null, ...error });
      return;
    }
    current?.close();
    void open(params, callback, view, popup);
  }

  function init(userCode) {
    account = { userCode };
  }

  function agency(userCode, tierCode) {
    account = { userCode, tierCode };
  }

  function close() {
    current?.close();
    current = undefined;
  }

  window.IMP = { init, agency, request_pay: requestPay, close };
})();
