// The build puts the version into the sources; where they run as they are, it has to be there before they load.
Object.assign(globalThis, { __VERSION__: '1.0.0' });
