import { createComponent, inputBinding, provideZonelessChangeDetection, signal } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { CheckoutComponent } from '../../../examples/angular/checkout.component.js';

const application = await createApplication({ providers: [provideZonelessChangeDetection()] });
const amount = signal(0);
let checkout;

window.example = {
  render(wanted) {
    amount.set(wanted);
    if (checkout) return;
    checkout = createComponent(CheckoutComponent, {
      environmentInjector: application.injector,
      bindings: [inputBinding('orderId', () => 'A-1001'), inputBinding('amount', amount)],
    });
    document.querySelector('#place').append(checkout.location.nativeElement);
    application.attachView(checkout.hostView);
  },
  remove() {
    checkout.destroy();
    checkout = undefined;
  },
};
window.example.render(14000);
