// The module file for a script tag begins here: it registers the elements and exports nothing.
import './define.js';
