import { createSignal } from 'solid-js';
import 'kr-pay-button/define';

/** Solid. `amount` is whole won. */
export function Checkout(props: { readonly orderId: string; readonly amount: number }) {
  const [message, setMessage] = createSignal('');
  return (
    <>
      <kr-pay-button
        endpoint="/pay"
        method="kakao_pay"
        order-id={props.orderId}
        amount={props.amount}
        on:kr-pay-success={(event) => setMessage(`주문 ${event.detail.orderId} 결제 완료`)}
        on:kr-pay-failure={(event) => setMessage(event.detail.message)}
      />
      <p role="status">{message()}</p>
    </>
  );
}
