/** Writes one thing that happened. No personal data, no secrets. */
export type Log = (event: string, details?: Readonly<Record<string, string | number | boolean | null>>) => void;

/** One line of JSON a happening, on standard error; JSON keeps a line one line whatever a value holds. */
export const logToConsole: Log = (event, details = {}) => {
  console.error(JSON.stringify({ time: new Date().toISOString(), event, ...details }));
};
