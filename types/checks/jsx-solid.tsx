/** What Solid must and must not take. Each line that says `wrong` is an error, and no other. */
import type { KrPayButtonElement, KrPayFailureEvent } from 'kr-pay-button';

const failed = (event: KrPayFailureEvent): void => console.log(event.detail.code);
const maybe = ((): string | undefined => undefined)();

export function Right() {
  let button: KrPayButtonElement;
  const terms = [{ id: 'privacy', label: '개인정보', required: true }];
  return (
    <div onClick={() => button.start()}>
      <kr-pay-button
        ref={(element) => (button = element)}
        class="pay"
        lang="ko"
        mode="save"
        frequency="recurring"
        order-id={maybe}
      />
      <kr-pay-button amount={14000} terms={terms} allow-framed disabled={false} on:kr-pay-failure={failed} />
      <kr-pay-button amount="14000" on:kr-pay-start={(event) => event.waitUntil(Promise.resolve())}>
        <kr-pay-term slot="" id="privacy" version="2026-01" required href="/privacy" />
        <span slot="label">Pay</span>
      </kr-pay-button>
    </div>
  );
}

export const wrong = [
  <kr-pay-button mode="later" />, // wrong: no such mode
  <kr-pay-button method="kakaopay" />, // wrong: no such method
  <kr-pay-button amount={true} />, // wrong: text or number
  <kr-pay-button size={48} />, // wrong: s, m or l
  <kr-pay-button disabled="no" />, // wrong: a boolean
  <kr-pay-button endpont="/pay" />, // wrong: no such attribute
  <kr-pay-button terms={[{ id: 'privacy' }]} />, // wrong: a term needs a label
  <kr-pay-button on:kr-pay-success={failed} />, // wrong: another event
  <kr-pay-button on:kr-pay-sucess={(event) => event.detail} />, // wrong: no such event
  <kr-pay-button on:kr-pay-failure={(event) => event.detail.orderID} />, // wrong: no such detail
  <kr-pay-term required="required" />, // wrong: a boolean
];
