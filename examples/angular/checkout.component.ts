import { CUSTOM_ELEMENTS_SCHEMA, Component, input, signal } from '@angular/core';
import type { KrPayFailureEvent, KrPaySuccessEvent } from 'kr-pay-button';
import 'kr-pay-button/define';

/** Angular. `amount` is whole won. With `strictTemplates` the events have their types. */
@Component({
  selector: 'app-checkout',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <kr-pay-button
      endpoint="/pay"
      method="kakao_pay"
      [attr.order-id]="orderId()"
      [attr.amount]="amount()"
      (kr-pay-success)="paid($event)"
      (kr-pay-failure)="failed($event)"
    ></kr-pay-button>
    <p role="status">{{ message() }}</p>
  `,
})
export class CheckoutComponent {
  readonly orderId = input.required<string>();
  readonly amount = input.required<number>();
  readonly message = signal('');

  paid(event: KrPaySuccessEvent): void {
    this.message.set(`주문 ${event.detail.orderId} 결제 완료`);
  }

  failed(event: KrPayFailureEvent): void {
    this.message.set(event.detail.message);
  }
}
