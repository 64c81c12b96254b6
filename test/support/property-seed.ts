// Loaded before every test of node: CI draws all properties from one seed.
import * as fc from 'fast-check';
import { propertySeed } from '../../scripts/property-seed.mjs';

if (propertySeed !== undefined) fc.configureGlobal({ seed: propertySeed });
