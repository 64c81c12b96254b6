import { mount, unmount } from 'svelte';
import Checkout from '../../../examples/svelte/Checkout.svelte';

const props = $state({ orderId: 'A-1001', amount: 0 });
let checkout;

window.example = {
  render(amount) {
    props.amount = amount;
    checkout ??= mount(Checkout, { target: document.querySelector('#place'), props });
  },
  async remove() {
    await unmount(checkout);
    checkout = undefined;
  },
};
window.example.render(14000);
