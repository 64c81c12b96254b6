// Both files for a script tag begin here: they register the elements and export nothing.
import './define.js';
