import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Checkout } from '../../../examples/react/checkout.tsx';

const place = document.querySelector('#place');
// In development StrictMode attaches each `ref` twice.
const view = (amount) => (
  <StrictMode>
    <Checkout orderId="A-1001" amount={amount} />
  </StrictMode>
);
let root;

window.example = {
  render(amount) {
    root ??= createRoot(place);
    root.render(view(amount));
  },
  remove() {
    root.unmount();
    root = undefined;
  },
};

if (place.hasChildNodes()) root = hydrateRoot(place, view(14000));
else window.example.render(14000);
