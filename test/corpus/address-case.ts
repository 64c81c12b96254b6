/** One judged address. */
export interface AddressCase {
  readonly url: string;
  /** Whether the policy is to let it through. */
  readonly allow: boolean;
  readonly why: string;
  /** The page's own address, `https://shop.example/checkout` if it is left out. */
  readonly page?: string;
  /** What the merchant put into `allowed-hosts`. */
  readonly hosts?: readonly string[];
}
