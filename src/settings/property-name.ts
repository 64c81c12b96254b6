/** The property of an attribute: `order-id` gives `orderId`. */
export const propertyOf = (attribute: string): string =>
  attribute.replaceAll(/-[a-z]/g, (dashed) => dashed.slice(1).toUpperCase());
