import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { Checkout } from '../../../examples/solid/checkout.tsx';

const [amount, setAmount] = createSignal(0);
let remove;

window.example = {
  render(wanted) {
    setAmount(wanted);
    remove ??= render(() => <Checkout orderId="A-1001" amount={amount()} />, document.querySelector('#place'));
  },
  remove() {
    remove();
    remove = undefined;
  },
};
window.example.render(14000);
