const loopbackHostname = /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether a host name can only mean this machine: `localhost`, a name below it, 127.0.0.0/8 or ::1. */
export function isLoopbackHostname(hostname: string): boolean {
  return loopbackHostname.test(hostname);
}

/** Whether the value of a `Host` header (`name` or `name:port`) means this machine. A missing one does not. */
export function isLoopbackHostHeader(header: string | undefined): boolean {
  const hostname = /^(\[[^\]]+\]|[^:]+)(?::\d{1,5})?$/.exec(header ?? '')?.[1];
  return hostname !== undefined && isLoopbackHostname(hostname);
}
