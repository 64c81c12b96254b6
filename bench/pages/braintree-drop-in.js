// Only built and weighed: its card fields are frames of Braintree's host.
import dropIn from 'braintree-web-drop-in';

globalThis.dropIn = dropIn;
