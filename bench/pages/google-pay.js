import '@google-pay/button-element';

const paymentRequest = {
  apiVersion: 2,
  apiVersionMinor: 0,
  allowedPaymentMethods: [
    {
      type: 'CARD',
      parameters: { allowedAuthMethods: ['PAN_ONLY', 'CRYPTOGRAM_3DS'], allowedCardNetworks: ['MASTERCARD', 'VISA'] },
      tokenizationSpecification: {
        type: 'PAYMENT_GATEWAY',
        parameters: { gateway: 'example', gatewayMerchantId: 'bench' },
      },
    },
  ],
  merchantInfo: { merchantId: '12345678901234567890', merchantName: 'Bench' },
  transactionInfo: { totalPriceStatus: 'FINAL', totalPrice: '14000', currencyCode: 'KRW', countryCode: 'KR' },
};

globalThis.makeOne = () => {
  const element = document.createElement('google-pay-button');
  element.environment = 'TEST';
  element.buttonType = 'short';
  element.paymentRequest = paymentRequest;
  return element;
};

document.querySelector('#place').append(globalThis.makeOne());
