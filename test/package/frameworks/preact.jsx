import { render } from 'preact';
import { Checkout } from '../../../examples/preact/checkout.tsx';

const place = document.querySelector('#place');

window.example = {
  render: (amount) => render(<Checkout orderId="A-1001" amount={amount} />, place),
  remove: () => render(null, place),
};
window.example.render(14000);
