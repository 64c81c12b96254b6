import { createApp, h, ref } from 'vue';
import Checkout from '../../../examples/vue/Checkout.vue';

const amount = ref(0);
let app;

window.example = {
  render(wanted) {
    amount.value = wanted;
    if (app) return;
    app = createApp(() => h(Checkout, { orderId: 'A-1001', amount: amount.value }));
    app.mount('#place');
  },
  remove() {
    app.unmount();
    app = undefined;
  },
};
window.example.render(14000);
