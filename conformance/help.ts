/** The options that are the button's attributes, by their names. */
export const attributeNames = [
  'order-id',
  'order-name',
  'amount',
  'currency',
  'method',
  'mode',
  'provider',
  'locale',
  'return-url',
  'confirm-endpoint',
  'allowed-hosts',
  'merchant',
  'frequency',
  'timing',
  'amount-rule',
  'cancellation',
  'terms-version',
] as const;

/** What `--help` prints. */
export const help = `kr-pay-button check <endpoint> [options]

Plays <kr-pay-button> against the endpoint of your server, and says which rules of the
contract hold. It starts attempts that nobody pays: use your test environment, with
test keys, and an order that is not paid yet.

  npx kr-pay-button check http://localhost:3000/pay --order-id A-1001 --amount 14000

The button's attributes, with the values that the button on your page has:
  --order-id <id>          your order; required unless --mode is save
  --amount <won>           what the page shows
  --method <name>          kakao_pay (default), kr_card, naver_pay, samsung_pay, payco, toss_pay
  --mode <name>            pay (default), save, pay-and-save, subscribe
  --provider <name>        stripe, portone, portone-v2, checkout, adyen
  --order-name, --currency, --locale, --return-url, --confirm-endpoint, --allowed-hosts
  --merchant, --frequency, --timing, --amount-rule, --cancellation, --terms-version
                           the mandate, for every mode but pay

Who asks, and from where:
  --page <address>         the page with the button; default: / of the endpoint's site
  --cookie <a=1; b=2>      the shopper's cookies
  --visit <address>        a page to open first, for its cookies
  --header <Name: value>   sent with every request, such as a CSRF token; may be repeated
  --metadata <json>        what a kr-pay-start listener of your page adds
  --consent <file>         a consent record as JSON, instead of one made from the mandate

Paying, for the rules that need a payment:
  --pay-command <command>  pays in the shopper's place; finds KR_PAY_URL, KR_PAY_ATTEMPT_ID,
                           KR_PAY_ORDER_ID and KR_PAY_STEP in its environment
  --pay-url <address>      the same by a POST of { attemptId, orderId, url, step }

  --json                   the report for programs
  --help

Exit code: 0 every rule that was tried holds, 1 one does not, 2 the check could not be made.`;
