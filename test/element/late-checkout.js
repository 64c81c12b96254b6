// Stands in for the file of the checkout.
await window.arrived;
export const { openCheckout } = await import('/src/checkout/checkout.ts?itself');
