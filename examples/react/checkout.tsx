import { useCallback, useState } from 'react';
import type { KrPayButtonElement } from 'kr-pay-button';
import 'kr-pay-button/define';

/**
 * React 19. `amount` is whole won. It listens through a `ref`, and its terms are children: React forgets listeners and
 * objects among the props of an element that came from the server.
 */
export function Checkout({ orderId, amount }: { readonly orderId: string; readonly amount: number }) {
  const [message, setMessage] = useState('');
  const listen = useCallback((button: KrPayButtonElement) => {
    const gone = new AbortController();
    const { signal } = gone;
    button.addEventListener('kr-pay-start', ({ detail }) => detail.headers.set('X-CSRF-Token', 'your-token'), {
      signal,
    });
    button.addEventListener('kr-pay-success', ({ detail }) => setMessage(`주문 ${detail.orderId} 결제 완료`), {
      signal,
    });
    button.addEventListener('kr-pay-failure', ({ detail }) => setMessage(detail.message), { signal });
    return () => gone.abort();
  }, []);
  return (
    <>
      <kr-pay-button ref={listen} endpoint="/pay" method="kakao_pay" order-id={orderId} amount={amount}>
        <kr-pay-term id="privacy" version="2026-01" required href="/privacy">
          개인정보 제3자 제공 동의
        </kr-pay-term>
      </kr-pay-button>
      <p role="status">{message}</p>
    </>
  );
}
