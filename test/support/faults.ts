/** One answer of the fault server. Without a fault it is the answer as given; status 200 and no body if nothing is said. */
export interface Step {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How many spaces follow the body. */
  readonly padding?: number;
  /**
   * `reset` cuts the connection before the answer, `truncate` in the middle of the body; `hang` never answers,
   * `hang-in-body` answers and never ends; `endless` sends white space without end; `no-cors` leaves the CORS headers out.
   */
  readonly fault?: 'reset' | 'truncate' | 'hang' | 'hang-in-body' | 'endless' | 'no-cors';
}

/** A request as the fault server received it. */
export interface Received {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An address of the fault server that plays `steps`, one a request, and a look at what it received. */
export async function faultyEndpoint(...steps: Step[]) {
  const origin = await (await fetch('/fault-server-origin')).text();
  const address = new URL(crypto.randomUUID(), origin);
  const log = address.href;
  address.searchParams.set('steps', JSON.stringify(steps));
  return {
    url: address.href,
    async received(): Promise<Received[]> {
      const requests: Received[] = await (await fetch(log)).json();
      return requests;
    },
  };
}
