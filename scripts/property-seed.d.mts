export const propertySeed: number | undefined;
